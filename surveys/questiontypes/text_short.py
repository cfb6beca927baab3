"""A few words in one line."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Kind, Posted


class TextShort(Kind):
    key = "text_short"
    length: ClassVar[int] = 300
    seconds = 15

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        words = str(posted.get(question.code, "") or "").replace("\x00", "").strip()
        cleaned = Cleaned({question.code: words} if words else {})
        if len(words) > self.length:
            cleaned.errors[question.code] = _("This is %(many)d characters long. At most %(max)d fit.") % {
                "many": len(words),
                "max": self.length,
            }
        elif question.required and not words:
            cleaned.errors[question.code] = _("Please write an answer here.")
        return cleaned

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return [(question.code, GIVEN if self.is_answered(question, answers) else SKIPPED)]
