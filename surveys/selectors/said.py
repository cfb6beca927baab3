"""What did somebody answer, said in a later text? `${code}` in a text becomes the answer's words."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeVar

from django.utils.translation import get_language

from participation.texts import localized
from surveys.definition import Item, Option, Page, Path, Question
from surveys.definition.document import Texts
from surveys.definition.mentions import MENTION, NOT_SAID
from surveys.questiontypes import kind_of

PartT = TypeVar("PartT", Option, Item)


def mentioned_in(texts: Texts) -> list[str]:
    """Names of questions, each once."""
    return list(dict.fromkeys(name for text in texts.values() for name in MENTION.findall(text)))


def filled(texts: Texts, path: Path, language: str) -> Texts:
    """The texts themselves where they mention nothing. Templates escape the words like every other text."""
    if not any("${" in text for text in texts.values()):
        return texts
    return {language: MENTION.sub(lambda found: _words(found, path, language), localized(texts, language))}


def parts_of(texts: Texts, path: Path, language: str, codes: Collection[str]) -> list[str | list[str]]:
    """For the page's script: what may still change stands as `["code"]` between the words. Empty where nothing does."""
    text = localized(texts, language)
    if not any(name in codes for name in MENTION.findall(text)):
        return []
    found: list[str | list[str]] = []
    place = 0
    for mention in MENTION.finditer(text):
        found.append(text[place : mention.start()])
        found.append([mention[1]] if mention[1] in codes else _words(mention, path, language))
        place = mention.end()
    return [*found, text[place:]]


def sentence_in(texts: Texts, path: Path, language: str = "") -> str:
    """In the language of the page, unless another one is named."""
    spoken = language or (get_language() or "de").split("-")[0]
    return localized(filled(texts, path, spoken), spoken)


def question_in_words(question: Question, path: Path, language: str) -> Question:
    if not any("${" in text for texts in _texts(question) for text in texts.values()):
        return question
    return replace(
        question,
        text=filled(question.text, path, language),
        plain=filled(question.plain, path, language) if language in question.plain else {},
        hint=filled(question.hint, path, language),
        options=_parts(question.options, path, language),
        items=_parts(question.items, path, language),
    )


def page_in_words(page: Page, path: Path, language: str) -> Page:
    return replace(page, title=filled(page.title, path, language), intro=filled(page.intro, path, language))


def _words(found: re.Match[str], path: Path, language: str) -> str:
    """What is no question stays as it is written, so that the author sees it."""
    question = path.definition.question(found[1])
    if question is None:
        return found[0]
    return ", ".join(kind_of(question).display(question, path.kept, language)) or NOT_SAID


def _texts(question: Question) -> Iterator[Texts]:
    yield from (question.text, question.plain, question.hint)
    yield from (option.text for option in question.options)
    yield from (item.text for item in question.items)


def _parts(parts: tuple[PartT, ...], path: Path, language: str) -> tuple[PartT, ...]:
    return tuple(replace(part, text=filled(part.text, path, language)) for part in parts)
