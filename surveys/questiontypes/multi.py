"""Several answers; some options stand alone, one may ask for words."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import Question
from surveys.questiontypes import choice
from surveys.questiontypes.kind import Cell, Cleaned, Kind, Posted


class Multi(Kind):
    key = "multi"
    seconds = 12

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        return choice.clean_many(question, posted)

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return choice.many_cells(question, answers)
