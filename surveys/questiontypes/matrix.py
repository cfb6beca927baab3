"""Several items on one scale. Each row may be left out."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Kind, Posted


class Matrix(Kind):
    """Value: {item: point}."""

    key = "matrix"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        points = {point.code for point in question.scales[0]}
        rows = {item.code: str(posted.get(f"{question.code}.{item.code}", "")) for item in question.items}
        cleaned = Cleaned()
        values = {item: point for item, point in rows.items() if point in points}
        if values:
            cleaned.values[question.code] = values
        if question.required:
            missing = [item for item in rows if item not in values]
            cleaned.errors = {f"{question.code}.{item}": _("Choose an answer in this row.") for item in missing}
        return cleaned

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{item.code}" for item in question.items]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        rows = answers.get(question.code) or {}
        return [(f"{question.code}.{item.code}", str(rows.get(item.code) or SKIPPED)) for item in question.items]

    def duration(self, question: Question) -> int:
        return 5 * len(question.items)
