"""What do residents get of a draft? A copy without the basket, with every gap filled."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import global_settings

from participation.texts import Translations
from surveys.definition.expressions import with_trees
from surveys.definition.placeholders import GAP
from surveys.drafting.tree import Document

LANGUAGES = frozenset(code for code, _name in global_settings.LANGUAGES)
# The basket, and which translations are outdated.
BESIDE = ("removed", "outdated")
# What a change of kind put aside.
ONLY_IN_DRAFTS = ("aside",)


def frozen(
    draft: Document, *, title: Translations, languages: list[str], filled: Mapping[str, Translations]
) -> Document:
    """The draft itself is not touched; pages without a question are left out."""
    shown = {key: value for key, value in draft.items() if key not in BESIDE}
    pages = [_with_trees(page) for page in draft["pages"] if page["questions"]]
    shown |= {"title": title, "languages": languages, "pages": pages}
    result: Document = _fill(shown, filled, "de")
    return result


def _with_trees(page: Document) -> Document:
    """Expressions are frozen with what they mean, so that no later parser reads them differently."""
    return with_trees(page) | {"questions": [with_trees(_asked_parts(one)) for one in page["questions"]]}


def _asked_parts(question: Document) -> Document:
    """Without what only the designer knows."""
    return {key: value for key, value in question.items() if key not in ONLY_IN_DRAFTS}


def gaps_in(draft: Document) -> list[str]:
    """Names such as results_date, in the order of their first use."""
    pages = [page | {"questions": [_asked_parts(one) for one in page["questions"]]} for page in draft.get("pages", [])]
    return list(dict.fromkeys(_names(pages)))


def empty_gaps(draft: Document, filled: Mapping[str, Translations], languages: list[str]) -> list[str]:
    """Gaps without a text in one of the survey's languages."""
    return [
        name
        for name in gaps_in(draft)
        if not all(filled.get(name, {}).get(language, "").strip() for language in languages)
    ]


def fill_texts(texts: Translations, filled: Mapping[str, Translations]) -> Translations:
    """One text of the draft, in all its languages, as residents will read it."""
    result: Translations = _fill(texts, filled, "de")
    return result


def _names(node: Any) -> Iterator[str]:  # noqa: ANN401 (any JSON)
    if isinstance(node, str):
        yield from GAP.findall(node)
    elif isinstance(node, dict | list):
        for value in node.values() if isinstance(node, dict) else node:
            yield from _names(value)


def _fill(node: Any, filled: Mapping[str, Translations], language: str) -> Any:  # noqa: ANN401 (any JSON)
    if isinstance(node, dict):
        return {key: _fill(value, filled, key if key in LANGUAGES else language) for key, value in node.items()}
    if isinstance(node, list):
        return [_fill(value, filled, language) for value in node]
    if isinstance(node, str):
        return GAP.sub(lambda gap: _text(filled.get(gap[1], {}), language) or gap[0], node)
    return node


def _text(texts: Translations, language: str) -> str:
    return texts.get(language) or texts.get("de", "")
