"""One answer of several."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes import choice
from surveys.questiontypes.kind import Cell, Cleaned, Kind, Posted


class Single(Kind):
    """Value: code of an option."""

    key = "single"

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        chosen = choice.known(question, [posted.get(question.code, "")])
        cleaned = Cleaned()
        if chosen:
            cleaned.values = {question.code: chosen[0], **choice.other_words(question, posted, chosen)}
            cleaned.errors = choice.other_error(question, cleaned.values)
        elif question.required:
            cleaned.errors[question.code] = choice.required_error()
        return cleaned

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return choice.one_cell(question, answers)

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        return choice.words_of(question, answers, language)

    def hint(self, question: Question) -> str:  # noqa: ARG002 (the same for all)
        return _("One answer.")
