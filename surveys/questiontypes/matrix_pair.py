"""How important, and how satisfied? Two scales per item, the ground of the gap analysis."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Kind, Posted

PARTS = ("imp", "sat")


class MatrixPair(Kind):
    """Value: {item: [importance, satisfaction]}, "" for a part that was left out.

    Counted as one cell "importance|satisfaction" per item, so that means over answers with both values can be
    computed from counts.
    """

    key = "matrix_pair"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        rows = {item.code: self._row(question, item.code, posted) for item in question.items}
        values = {item: row for item, row in rows.items() if any(row)}
        return Cleaned({question.code: values} if values else {})

    def _row(self, question: Question, item: str, posted: Posted) -> list[str]:
        row = []
        for part, scale in zip(PARTS, question.scales, strict=True):
            point = str(posted.get(f"{question.code}.{item}.{part}", ""))
            row.append(point if any(one.code == point for one in scale) else "")
        return row

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{item.code}" for item in question.items]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        rows = answers.get(question.code) or {}
        return [(f"{question.code}.{item.code}", _cell(rows.get(item.code))) for item in question.items]

    def duration(self, question: Question) -> int:
        return 8 * len(question.items)


def _cell(row: list[str] | None) -> str:
    return "|".join(row) if row and any(row) else SKIPPED
