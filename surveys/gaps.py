"""What does a gap in the texts of a template ask for?"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LABELS = {
    "area": _("Name of the neighbourhood"),
    "results_date": _("Day on which the results are shown"),
    "results_place": _("Where the results are shown"),
    "office": _("Name of the office"),
    "phone": _("Telephone number"),
    "contact_retention": _("How long contact details are kept"),
    "measure": _("What is planned"),
    "place": _("Where it is planned"),
    "scope": _("What is still open"),
    "variant_a": _("First variant"),
    "variant_b": _("Second variant"),
    "variant_c": _("Third variant"),
    "decision_body": _("Who decides"),
    "decision_date": _("Day of the decision"),
    "meeting_place": _("Where people meet"),
    "meeting_date": _("When people meet"),
}


def gap_label(name: str) -> str | Promise:
    return LABELS.get(name, name)
