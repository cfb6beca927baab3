"""A value that the survey works out itself; nobody is asked, and nobody sees it as a question."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import Question
from surveys.logic.tree import Text, every_part
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Kind, Posted


class Calculate(Kind):
    """Value: number, or words. Made by `surveys.definition.walk`; what a form or program sends for it is ignored.

    Words are counted only where they stand in the calculation itself: `if(${age} < 65, 'young', 'old')`. Others may be
    what somebody wrote, and are counted as given.
    """

    key = "calculate"
    asks = False
    free = True
    seconds = 0

    def clean(self, question: Question, posted: Posted) -> Cleaned:  # noqa: ARG002 (nothing to read)
        return Cleaned()

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        return [(question.code, _cell(question, answers.get(question.code)))]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        value = answers.get(question.code)
        if isinstance(value, float) and language == "de":
            return [str(value).replace(".", ",")]
        return str(value).splitlines() if self.is_answered(question, answers) else []


def _cell(question: Question, value: Any) -> str:  # noqa: ANN401 (any JSON)
    if isinstance(value, bool) or not isinstance(value, int | float | str) or value == "":
        return SKIPPED
    if not isinstance(value, str):
        return f"{value:.12g}"
    known = every_part(question.calculation) if question.calculation is not None else ()
    literal = any(isinstance(part, Text) and part.value == value for part in known)
    return value if literal and not value.startswith("_") else GIVEN
