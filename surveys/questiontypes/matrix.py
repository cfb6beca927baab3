"""Several items on one scale. Each row may be left out."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Fields, Kind, Posted, rows, strings, text_of


class Matrix(Kind):
    """Value: {item: point}."""

    key = "matrix"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        points = {point.code for point in question.scales[0]}
        given = {item.code: str(posted.get(f"{question.code}.{item.code}", "")) for item in question.items}
        cleaned = Cleaned()
        values = {item: point for item, point in given.items() if point in points}
        if values:
            cleaned.values[question.code] = values
        if question.required:
            missing = [item for item in given if item not in values]
            cleaned.errors = {f"{question.code}.{item}": _("An answer is missing in this row.") for item in missing}
        return cleaned

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        given = rows(answers.get(question.code))
        return {f"{question.code}.{item}": strings(point) for item, point in given.items()}

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{item.code}" for item in question.items]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        given = rows(answers.get(question.code))
        return [(f"{question.code}.{item.code}", str(given.get(item.code) or SKIPPED)) for item in question.items]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        given, scale = rows(answers.get(question.code)), question.scales[0]
        return [
            f"{item.text.get(language) or next(iter(item.text.values()), item.code)}: "
            f"{text_of(scale, str(given[item.code]), language)}"
            for item in question.items
            if given.get(item.code)
        ]

    def hint(self, question: Question) -> str:
        return "" if question.required else _("Rows may be left out.")

    def duration(self, question: Question) -> int:
        return 5 * len(question.items)

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        given = rows(answers.get(question.code))
        return all(given.get(item.code) for item in question.items) if question.required else bool(given)
