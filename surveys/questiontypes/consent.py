"""Does somebody agree? Ticked or not; nobody is pressed."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.kind import SKIPPED, Cell, Cleaned, Kind, Posted

YES = "yes"


class Consent(Kind):
    """Value: "yes". Beside a contact card it is required only once something stands on the card."""

    key = "consent"
    seconds = 6

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        agreed = posted.get(question.code, "") == YES
        cleaned = Cleaned({question.code: YES} if agreed else {})
        if question.required and question.store != "contact" and not agreed:
            cleaned.errors[question.code] = _("Without this consent it cannot go on. Tick the box or stop here.")
        return cleaned

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return [(question.code, str(answers.get(question.code) or SKIPPED))]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:  # noqa: ARG002
        return [_("Agreed")] if self.is_answered(question, answers) else []
