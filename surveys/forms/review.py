"""What does somebody see before sending? All answers in words, page by page."""

from dataclasses import dataclass
from typing import Any

from participation.texts import localized
from surveys.definition import Path, Question, Step
from surveys.questiontypes import kind_of
from surveys.selectors.said import page_in_words, question_in_words


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
    """`pages` with every question, answered or not; `dropped` does not apply any more, `filtered` is not offered."""
    return {
        "pages": [_page(step, path, language) for step in path.steps],
        "dropped": _texts(path.dropped, path, language),
        "filtered": _texts(path.filtered, path, language),
    }


def _texts(questions: tuple[Question, ...], path: Path, language: str) -> list[str]:
    return [localized(question_in_words(question, path, language).text, language) for question in questions]


def _page(step: Step, path: Path, language: str) -> SaidPage:
    asked = [question_in_words(one, path, language) for one in step.questions if kind_of(one).asks]
    said = tuple(Said(localized(q.text, language), tuple(kind_of(q).display(q, path.kept, language))) for q in asked)
    return SaidPage(step.page.key, localized(page_in_words(step.page, path, language).title, language), said)
