"""A number, with the limits that the survey sets."""

import math
from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Fields, Kind, Posted, storable

# More digits than anybody means; also keeps numbers exact.
LARGEST = 10**12


class Number(Kind):
    """Value: int, or float where the number is not whole. A comma is a decimal point here."""

    key = "number"
    free = True

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        raw = storable(str(posted.get(question.code, "") or "")).strip()
        cleaned = Cleaned()
        if not raw:
            if question.required:
                cleaned.errors[question.code] = _("A number is missing here.")
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

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        """What is no number stays as it was typed."""
        value = answers.get(question.code)
        if isinstance(value, float):
            return {question.code: [_with_point_of_language(str(value))]}
        return super().fields(question, answers)

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        return answers.get(question.code) not in (None, "")

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        value = answers.get(question.code)
        return [(question.code, f"{value:.12g}" if isinstance(value, int | float) else SKIPPED)]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        if not self.is_answered(question, answers):
            return []
        words = str(answers[question.code])
        return [words.replace(".", ",") if language == "de" else words]


def written(value: float) -> str:
    """As the reader's language writes it."""
    return _with_point_of_language(f"{value:g}")


def _with_point_of_language(digits: str) -> str:
    return digits.replace(".", ",") if (get_language() or "de").startswith("de") else digits


def _number(raw: str) -> int | float | None:
    try:
        value = float(raw.replace(",", "."))
    except ValueError:
        return None
    if not math.isfinite(value) or abs(value) > LARGEST:
        return None
    return int(value) if value.is_integer() else value


def _out_of_range(question: Question, value: float) -> str:
    if question.min_value is not None and value < question.min_value:
        return _("Please enter %(min)s or more.") % {"min": written(question.min_value)}
    if question.max_value is not None and value > question.max_value:
        return _("Please enter %(max)s or less.") % {"max": written(question.max_value)}
    return ""
