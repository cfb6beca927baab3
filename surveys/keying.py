"""What stands on a form, and where do two entries of the same form differ?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from surveys.definition import Answers, Definition, Path, Question
from surveys.questiontypes import Posted, kind_of

# One form in ten is keyed in twice: little work, and a careless hand is seen.
ONE_IN = 10


@dataclass(frozen=True, slots=True)
class Difference:
    """One field in which two entries of a form differ."""

    question: Question
    field: str


def read_form(definition: Definition, posted: Posted) -> dict[str, Any]:
    """All questions at once; wrong input is kept, so that it is seen."""
    answers: dict[str, Any] = {}
    for question in definition.questions():
        answers |= kind_of(question).clean(question, posted).values
    return answers


def answers_on(path: Path) -> dict[str, Any]:
    """What counts of a form; nothing where nobody wrote anything, although something may be worked out."""
    written = {question.code for step in path.steps for question in step.questions}
    return path.kept if any(name.partition(".")[0] in written for name in path.kept) else {}


def compare(questions: Sequence[Question], first: Answers, second: Answers) -> list[Difference]:
    found = []
    for question in questions:
        kind = kind_of(question)
        one, two = kind.fields(question, first), kind.fields(question, second)
        found += [
            Difference(question, name)
            for name in sorted(one.keys() | two.keys())
            if sorted(one.get(name, [])) != sorted(two.get(name, []))
        ]
    return found


def measured(questions: Sequence[Question]) -> int:
    """How many answers a comparison looks at: one per question, in tables one per row."""
    return sum(len(kind_of(question).measures(question)) for question in questions if kind_of(question).asks)


def sample_size(forms: int) -> int:
    return -(-forms // ONE_IN)
