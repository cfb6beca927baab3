"""What strikes the eye in a draft? Missing translations, empty answers."""

from dataclasses import dataclass
from typing import Any

from participation.texts import Translations
from surveys.drafting.tree import Document, Question, pages_of, questions_of

NOT_ASKED = {"info", "calculate"}


@dataclass(frozen=True, slots=True)
class Gap:
    """A text that is missing in a language; `code` is empty for a page."""

    code: str
    page: str
    language: str


def asked(draft: Document) -> list[Question]:
    """Questions that want an answer."""
    return [question for question in questions_of(draft) if kind_of(question) not in NOT_ASKED]


def kind_of(question: Question) -> str:
    return str(question.get("kind", ""))


def missing_texts(draft: Document, languages: list[str]) -> list[Gap]:
    gaps = []
    for page in pages_of(draft):
        gaps += [Gap("", page["key"], language) for language in languages if _misses(page.get("title"), language)]
        for question in page["questions"]:
            gaps += [
                Gap(question["code"], page["key"], language)
                for language in languages
                if any(_misses(text, language) for text in texts_of(question))
            ]
    return gaps


def texts_of(question: Question) -> list[Translations]:
    """The texts that must stand in every language; a hint may be missing everywhere, not in one language."""
    own = [question.get("text", {})]
    if question.get("hint"):
        own.append(question["hint"])
    return own + [option.get("text", {}) for key in ("options", "items") for option in _list(question.get(key))]


def _list(node: Any) -> list[dict[str, Any]]:  # noqa: ANN401 (inline lists, not the name of a shared one)
    return node if isinstance(node, list) else []


def _misses(texts: Translations | None, language: str) -> bool:
    return not (texts or {}).get(language, "").strip()


# A choice needs two answers, a table one row.
FEWEST = {"single": 2, "multi": 2, "pick": 2, "ranking": 2, "scale": 2, "matrix": 1, "matrix_pair": 1}


def without_answers(draft: Document) -> list[str]:
    """Codes of questions with fewer answers than their kind needs."""
    return [
        question["code"]
        for question in questions_of(draft)
        if sum(len(_list(question.get(key))) for key in ("options", "items")) < FEWEST.get(kind_of(question), 0)
    ]
