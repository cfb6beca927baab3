"""How is an act called? Stable verbs in the record, words for people here."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, str | Promise] = {
    "process.created": _("Process begun"),
    "process.changed": _("Process changed"),
    "process.published": _("Process published"),
    "process.archived": _("Process finished"),
    "phase.added": _("Phase added"),
    "phase.changed": _("Phase changed"),
    "phase.removed": _("Phase removed"),
    "role.given": _("Role given"),
    "role.ended": _("Role ended"),
    "codes.made": _("Access codes made"),
    "code.revoked": _("Access code revoked"),
    "idea.moderated": _("Idea checked"),
    "idea.published": _("Idea published"),
    "idea.rejected": _("Idea not published"),
    "idea.answered": _("Idea answered"),
    "idea.status_changed": _("Status of an idea changed"),
    "slip.entered": _("Votes of a slip entered"),
    "slip.corrected": _("Votes of a slip corrected"),
    "slip.undone": _("Entry of a slip undone"),
    "decision.recorded": _("Decision recorded"),
    "survey.created": _("Survey begun"),
    "survey.published": _("Survey published"),
    "survey.closed": _("Survey closed"),
    "survey.reopened": _("Survey opened again"),
}


def act_in_words(action: str) -> str | Promise:
    """An act that has no words yet shows its verb."""
    return ACTS.get(action, action)
