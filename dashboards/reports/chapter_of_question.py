"""In which chapter does a question stand? Its concept says it; what has none tells of life in the neighbourhood."""

from collections.abc import Iterable

from dashboards.panels.panel import Panel
from dashboards.selectors.questions import QuestionPage

LIFE, NEEDS, PLACES, NEIGHBOURS, OFFERS, ENGAGE = "life", "needs", "places", "neighbours", "offers", "engage"
_CHAPTERS = {
    "needs": NEEDS,
    "places": PLACES,
    "youth": PLACES,
    "mobility": PLACES,
    "social": NEIGHBOURS,
    "support": NEIGHBOURS,
    "meeting": NEIGHBOURS,
    "offers": OFFERS,
    "info": OFFERS,
    "engage": ENGAGE,
    "say": ENGAGE,
}


def chapter_of(concept: str) -> str:
    return _CHAPTERS.get(concept.partition(".")[0], LIFE)


def code_of(panel: Panel) -> str:
    """The question that a panel shows; words beside "other" stand where the question does."""
    return panel.key.removeprefix("gaps-").removeprefix("quadrants-").partition(".")[0]


def concepts_of(pages: Iterable[QuestionPage]) -> dict[str, str]:
    return {question.code: question.concept for _title, questions in pages for question in questions}
