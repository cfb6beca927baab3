"""A number, with the limits that the survey sets."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Kind, Posted


class Number(Kind):
    """Value: int, or float where the number is not whole. A comma is a decimal point here."""

    key = "number"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        raw = str(posted.get(question.code, "") or "").strip()
        cleaned = Cleaned()
        if not raw:
            if question.required:
                cleaned.errors[question.code] = _("Please enter a number here.")
            return cleaned
        value = _number(raw)
        if value is None:
            cleaned.values[question.code] = raw
            cleaned.errors[question.code] = _("“%(raw)s” is not a number. Use digits only, for example 3.") % {
                "raw": raw[:40]
            }
            return cleaned
        cleaned.values[question.code] = value
        if error := _out_of_range(question, value):
            cleaned.errors[question.code] = error
        return cleaned

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        return answers.get(question.code) not in (None, "")

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        if not self.is_answered(question, answers):
            return [(question.code, SKIPPED)]
        return [(question.code, f"{answers[question.code]:g}")]


def _number(raw: str) -> int | float | None:
    try:
        value = float(raw.replace(",", "."))
    except ValueError:
        return None
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124 (nan)
        return None
    return int(value) if value.is_integer() else value


def _out_of_range(question: Question, value: float) -> str:
    if question.min_value is not None and value < question.min_value:
        return _("Please enter %(min)g or more.") % {"min": question.min_value}
    if question.max_value is not None and value > question.max_value:
        return _("Please enter %(max)g or less.") % {"max": question.max_value}
    return ""
