"""One answer of several."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import Question
from surveys.questiontypes import choice
from surveys.questiontypes.kind import Cell, Cleaned, Kind, Posted


class Single(Kind):
    key = "single"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        chosen = choice.known(question, [posted.get(question.code, "")])
        cleaned = Cleaned()
        if chosen:
            cleaned.values = {question.code: chosen[0], **choice.other_words(question, posted, chosen)}
        elif question.required:
            cleaned.errors[question.code] = choice.required_error()
        return cleaned

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return choice.one_cell(question, answers)
