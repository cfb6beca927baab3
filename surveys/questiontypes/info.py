"""A text to read; nothing is answered."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import Question
from surveys.questiontypes.kind import Cell, Cleaned, Kind, Posted


class Info(Kind):
    key = "info"
    asks = False
    seconds = 10

    def clean(self, question: Question, posted: Posted) -> Cleaned:  # noqa: ARG002 (nothing to read)
        return Cleaned()

    def measures(self, question: Question) -> list[str]:  # noqa: ARG002 (nothing is counted)
        return []

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:  # noqa: ARG002 (nothing is counted)
        return []

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:  # noqa: ARG002
        return []
