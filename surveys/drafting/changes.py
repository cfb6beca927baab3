"""What of a question or page do editors change, and what stays? Codes, kinds and rules stay as they are."""

from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.allowed import NotAllowed, Refused
from participation.texts import Translations
from surveys.drafting.codes import free, free_word
from surveys.drafting.starts import NO_ANSWER, OTHER, start_of
from surveys.drafting.tree import (
    Document,
    Question,
    looks_at_option,
    page_with,
    pages_of,
    question_with,
    questions_of,
    rules_about,
)

OPTION_IS_NEEDED = Refused(
    "rule_needs_option", _("Another question depends on this answer. Change that condition first.")
)


@dataclass(frozen=True, slots=True)
class OptionChange:
    """An answer in its new place; no `code` means that it is new."""

    code: str
    text: Translations


@dataclass(frozen=True, slots=True)
class QuestionChange:
    """None stands for what the editor does not show and so does not change.

    `other` and `no_answer` switch those two answers on or off. `limits`: fewest and most, by the name of the part.
    `places`: how many people can have an answer, by its code.
    `ends`: words at the ends of a slider. `alone`: codes of answers that go together with no other.
    """

    text: Translations
    hint: Translations
    required: bool
    options: list[OptionChange] | None = None
    items: list[OptionChange] | None = None
    plain: Translations | None = None
    other: bool | None = None
    no_answer: bool | None = None
    limits: dict[str, float | None] = field(default_factory=dict)
    places: dict[str, int | None] = field(default_factory=dict)
    ends: dict[str, Translations] = field(default_factory=dict)
    alone: set[str] | None = None


@dataclass(frozen=True, slots=True)
class PageChange:
    title: Translations
    intro: Translations = field(default_factory=dict)


def change_question(draft: Document, code: str, change: QuestionChange, taken: AbstractSet[str] = frozenset()) -> None:
    """`taken`: codes of answers that residents have seen; no new answer gets one of them."""
    question = question_with(draft, code)
    question["text"] = change.text
    _set_or_drop(question, "hint", change.hint)
    _set_or_drop(question, "required", change.required)
    if change.plain is not None:
        _set_or_drop(question, "plain", change.plain)
    for name, limit in change.limits.items():
        question.pop(name, None)
        if limit is not None:
            question[name] = limit
    for name, words in change.ends.items():
        _set_or_drop(question, name, words)
    for key, wanted in (("options", change.options), ("items", change.items)):
        if wanted is not None:
            kept = _merged(question.get(key, []), wanted, taken)
            if key == "options":
                _switch(kept, "other", OTHER, taken, wanted=change.other)
                _switch(kept, "missing", NO_ANSWER, taken, wanted=change.no_answer)
            _refuse_lost_ones(draft, question, key, kept)
            question[key] = kept
    for option in question.get("options", []):
        _mark(option, change)


def _mark(option: dict[str, Any], change: QuestionChange) -> None:
    if change.alone is not None:
        _set_or_drop(option, "exclusive", option["code"] in change.alone)
    if option["code"] in change.places:
        _set_or_drop(option, "places", change.places[option["code"]])


def change_page(draft: Document, key: str, change: PageChange) -> None:
    page = page_with(draft, key)
    page["title"] = change.title
    _set_or_drop(page, "intro", change.intro)


def add_page(draft: Document, title: Translations) -> str:
    taken = {page["key"] for page in pages_of(draft)}
    key = free("page-", taken)
    pages_of(draft).append({"key": key, "title": title, "questions": []})
    return key


def add_question(
    draft: Document, page: str, kind: str, text: Translations, taken: AbstractSet[str] = frozenset()
) -> str:
    """`taken`: codes of questions that residents have seen."""
    basket = {entry["question"]["code"] for entry in draft.get("removed", [])}
    code = free("Q", {question["code"] for question in questions_of(draft)} | basket | taken)
    page_with(draft, page)["questions"].append({"code": code, "kind": kind, "text": text} | start_of(kind))
    return code


def _merged(old: list[dict[str, Any]], wanted: list[OptionChange], taken: AbstractSet[str]) -> list[dict[str, Any]]:
    """Flags such as "exclusive" stay with their answer; new answers get a code that nobody had."""
    by_code = {option["code"]: option for option in old}
    merged: list[dict[str, Any]] = []
    for change in wanted:
        code = change.code or free("o", set(by_code) | taken | {option["code"] for option in merged})
        merged.append(by_code.get(code, {}) | {"code": code, "text": change.text})
    return merged


def _switch(
    options: list[dict[str, Any]], flag: str, start: dict[str, Any], taken: AbstractSet[str], *, wanted: bool | None
) -> None:
    """Own words stand before "prefer not to say"; both stand last."""
    there = [option for option in options if option.get(flag)]
    if wanted is False:
        options[:] = [option for option in options if not option.get(flag)]
    elif wanted and not there:
        word = "other" if flag == "other" else "na"
        code = free_word(word, taken | {option["code"] for option in options})
        last = next((place for place, option in enumerate(options) if option.get("missing")), len(options))
        options.insert(last, {"code": code, **deepcopy(start)})


def _refuse_lost_ones(draft: Document, question: Question, key: str, kept: list[dict[str, Any]]) -> None:
    codes = {option["code"] for option in kept}
    rules = rules_about(draft, question["code"])
    for option in question.get(key, []):
        if option["code"] not in codes and any(
            looks_at_option(rule, question["code"], option["code"]) for rule in rules
        ):
            raise NotAllowed(OPTION_IS_NEEDED)


def _set_or_drop(node: dict[str, Any], key: str, value: object) -> None:
    if value:
        node[key] = value
    else:
        node.pop(key, None)
