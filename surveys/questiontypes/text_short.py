"""A few words in one line."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.choice import too_long
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Kind, Posted, storable


class TextShort(Kind):
    """Value: words. Counted as given or skipped; the words themselves are never counted."""

    key = "text_short"
    free = True
    length: ClassVar[int] = 300
    seconds = 15

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        words = storable(str(posted.get(question.code, "") or "")).replace("\r\n", "\n").strip()
        cleaned = Cleaned({question.code: words} if words else {})
        if len(words) > self.length:
            cleaned.errors[question.code] = too_long(len(words), self.length)
        elif question.required and not words:
            cleaned.errors[question.code] = _("A few words are missing here.")
        return cleaned

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return [(question.code, GIVEN if self.is_answered(question, answers) else SKIPPED)]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:  # noqa: ARG002
        return str(answers.get(question.code, "")).splitlines()

    def hint(self, question: Question) -> str:  # noqa: ARG002 (the same for all)
        return _("Please write down no names of people.")
