"""What does somebody see before sending? All answers in words, page by page."""

from dataclasses import dataclass
from typing import Any

from participation.texts import localized
from surveys.definition import Path, Step
from surveys.questiontypes import kind_of


@dataclass(frozen=True, slots=True)
class Said:
    question: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SaidPage:
    key: str
    title: str
    said: tuple[Said, ...]


def review_of(path: Path, language: str) -> dict[str, Any]:
    """`pages` with every question, answered or not; `dropped`: what does not count any more."""
    return {
        "pages": [_page(step, path, language) for step in path.steps],
        "dropped": [localized(question.text, language) for question in path.dropped],
    }


def _page(step: Step, path: Path, language: str) -> SaidPage:
    asked = [question for question in step.questions if kind_of(question).asks]
    said = tuple(Said(localized(q.text, language), tuple(kind_of(q).display(q, path.kept, language))) for q in asked)
    return SaidPage(step.page.key, localized(step.page.title, language), said)
