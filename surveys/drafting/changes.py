"""What of a question or page do editors change, and what stays? Codes, kinds and rules stay as they are."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.allowed import NotAllowed, Refused
from participation.texts import Translations
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
    """`options` and `items` are None where the kind of question has none of its own."""

    text: Translations
    hint: Translations
    required: bool
    options: list[OptionChange] | None = None
    items: list[OptionChange] | None = None


@dataclass(frozen=True, slots=True)
class PageChange:
    title: Translations
    intro: Translations = field(default_factory=dict)


def change_question(draft: Document, code: str, change: QuestionChange) -> None:
    question = question_with(draft, code)
    question["text"] = change.text
    _set_or_drop(question, "hint", change.hint)
    _set_or_drop(question, "required", change.required)
    for key, wanted in (("options", change.options), ("items", change.items)):
        if wanted is not None:
            kept = _merged(question.get(key, []), wanted)
            _refuse_lost_ones(draft, question, key, kept)
            question[key] = kept


def change_page(draft: Document, key: str, change: PageChange) -> None:
    page = page_with(draft, key)
    page["title"] = change.title
    _set_or_drop(page, "intro", change.intro)


def add_page(draft: Document, title: Translations) -> str:
    taken = {page["key"] for page in pages_of(draft)}
    key = _free("page-", taken)
    pages_of(draft).append({"key": key, "title": title, "questions": []})
    return key


def add_question(draft: Document, page: str, kind: str, text: Translations) -> str:
    basket = {entry["question"]["code"] for entry in draft.get("removed", [])}
    code = _free("Q", {question["code"] for question in questions_of(draft)} | basket)
    question: Question = {"code": code, "kind": kind, "text": text}
    if kind in {"single", "multi"}:
        question["options"] = []
    page_with(draft, page)["questions"].append(question)
    return code


def _merged(old: list[dict[str, Any]], wanted: list[OptionChange]) -> list[dict[str, Any]]:
    """Flags such as "exclusive" stay with their answer; new answers get a code that nobody had."""
    by_code = {option["code"]: option for option in old}
    merged: list[dict[str, Any]] = []
    for change in wanted:
        code = change.code or _free("o", set(by_code) | {option["code"] for option in merged})
        merged.append(by_code.get(code, {}) | {"code": code, "text": change.text})
    return merged


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


def _free(prefix: str, taken: set[str]) -> str:
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"
