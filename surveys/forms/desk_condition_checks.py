"""What is wrong with a row of a condition?"""

from datetime import date
from math import isfinite

from django.utils.translation import gettext as _

from surveys.drafting.condition_rows import Row
from surveys.selectors.condition_choices import Candidate, value_kind


def problem_of(row: Row, candidate: Candidate | None) -> str:
    if candidate is None:
        return _("Choose a question.")
    kind = value_kind(row.operator)
    if kind == "choice" and not row.values:
        return _("Tick at least one answer.")
    if kind in ("number", "count") and not _is_number(row.values, whole=kind == "count"):
        return _("Enter a number, for example 65.")
    if kind == "day" and not _is_day(row.values):
        return _("Enter a day.")
    return ""


def _is_number(values: tuple[str, ...], *, whole: bool) -> bool:
    text = values[0].replace(",", ".") if values else ""
    if whole:
        return text.isdecimal()
    try:
        return isfinite(float(text))
    except ValueError:
        return False


def _is_day(values: tuple[str, ...]) -> bool:
    try:
        return bool(values and date.fromisoformat(values[0]))
    except ValueError:
        return False
