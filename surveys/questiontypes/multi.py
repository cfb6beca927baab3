"""Several answers; some options stand alone, one may ask for words."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes import choice
from surveys.questiontypes.kind import Cell, Cleaned, Fields, Kind, Posted


class Multi(Kind):
    """Value: [codes of options]."""

    key = "multi"
    seconds = 12

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        return choice.clean_many(question, posted)

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return choice.many_cells(question, answers)

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        return choice.words_of(question, answers, language)

    def typed(self, question: Question, words: str) -> Fields:
        return {question.code: words.split()}

    def hint(self, question: Question) -> str:
        if question.max_picks:
            return _("At most %(max)d answers.") % {"max": question.max_picks}
        return _("Several answers are possible.")
