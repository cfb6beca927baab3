"""How important, and how satisfied? Two scales per item, the ground of the gap analysis."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Fields, Kind, Posted, rows, strings, text_of

PARTS = ("imp", "sat")


class MatrixPair(Kind):
    """Value: {item: [importance, satisfaction]}, "" for a part that was left out.

    Counted as one cell "importance|satisfaction" per item, so that means over answers with both values can be
    computed from counts.
    """

    key = "matrix_pair"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        given = {item.code: self._row(question, item.code, posted) for item in question.items}
        values = {item: row for item, row in given.items() if any(row)}
        cleaned = Cleaned({question.code: values} if values else {})
        if question.required:
            gaps = [
                (item, part) for item, row in given.items() for part, point in zip(PARTS, row, strict=True) if not point
            ]
            error = _("An answer is missing in this row.")
            cleaned.errors = {f"{question.code}.{item}.{part}": error for item, part in gaps}
        return cleaned

    def _row(self, question: Question, item: str, posted: Posted) -> list[str]:
        row = []
        for part, scale in zip(PARTS, question.scales, strict=True):
            point = str(posted.get(f"{question.code}.{item}.{part}", ""))
            row.append(point if any(one.code == point for one in scale) else "")
        return row

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        return {
            f"{question.code}.{item}.{part}": [point]
            for item, row in rows(answers.get(question.code)).items()
            for part, point in zip(PARTS, strings(row), strict=False)
            if point
        }

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{item.code}" for item in question.items]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        given = rows(answers.get(question.code))
        return [(f"{question.code}.{item.code}", _cell(given.get(item.code))) for item in question.items]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        given = rows(answers.get(question.code))
        lines = []
        for item in question.items:
            row = strings(given.get(item.code))
            words = [text_of(s, point, language) for s, point in zip(question.scales, row, strict=False) if point]
            if words:
                name = item.text.get(language) or next(iter(item.text.values()), item.code)
                lines.append(f"{name}: {' / '.join(words)}")
        return lines

    def hint(self, question: Question) -> str:
        return "" if question.required else _("Rows may be left out.")

    def duration(self, question: Question) -> int:
        return 8 * len(question.items)

    def is_answered(self, question: Question, answers: Mapping[str, Any]) -> bool:
        given = rows(answers.get(question.code))
        return all(all(given.get(item.code) or [""]) for item in question.items) if question.required else bool(given)


def _cell(row: list[str] | None) -> str:
    return "|".join(row) if row and any(row) else SKIPPED
