"""A photo. Drawn anew when it arrives, without place, time and device; the answer is the random name of its file."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Kind, Posted

NAME = re.compile(r"[0-9a-f]{32}")


class Photo(Kind):
    """Value: name of a file, 32 hexadecimal digits; see surveys/services/photos.py. Counted as given or skipped."""

    key = "photo"
    free = True
    seconds = 30

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        name = str(posted.get(question.code, "") or "")
        if NAME.fullmatch(name):
            return Cleaned({question.code: name})
        return Cleaned(errors={question.code: _("A photo is missing here.")} if question.required else {})

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return [(question.code, GIVEN if self.is_answered(question, answers) else SKIPPED)]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:  # noqa: ARG002
        return [_("A photo")] if self.is_answered(question, answers) else []

    def hint(self, question: Question) -> str:  # noqa: ARG002 (the same for all)
        return _("Please show no faces and no number plates. We remove place and time from the file.")
