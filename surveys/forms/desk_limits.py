"""Which limits can the author set for an answer, by the kind of question?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

PICKS = {"min_picks": _("At least so many answers"), "max_picks": _("At most so many answers")}
VALUES = {"min_value": _("Smallest number"), "max_value": _("Largest number")}
LIMITS = {
    "multi": PICKS,
    "pick": PICKS,
    "ranking": {"max_picks": _("At most so many places")},
    "number": VALUES,
    "slider": VALUES,
}
MOST_PICKS = 50


def limit_fields(kind: str) -> dict[str, forms.Field]:
    return {name: _field(name, label) for name, label in LIMITS.get(kind, {}).items()}


def _field(name: str, label: Any) -> forms.Field:  # noqa: ANN401 (labels are lazy texts)
    if name in PICKS:
        return forms.IntegerField(label=label, min_value=1, max_value=MOST_PICKS, required=False)
    return forms.FloatField(label=label, required=False)


def wrong_way_round(data: dict[str, float | None], kind: str) -> str:
    """The name of the field in which the largest is smaller than the smallest."""
    names = list(LIMITS.get(kind, {}))
    if len(names) < 2:  # noqa: PLR2004 (a pair)
        return ""
    fewest, most = (data.get(name) for name in names)
    return names[1] if fewest is not None and most is not None and most < fewest else ""
