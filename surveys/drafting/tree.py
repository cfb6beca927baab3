"""Where in a draft stands a question, and where may it go? Pages hold questions; removed ones wait in a basket."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.allowed import NotAllowed, Refused
from participation.texts import Translations
from surveys.definition.document import FORMAT
from surveys.definition.expressions import rules_in
from surveys.definition.rules import Rule, parse_rule, referenced_codes
from surveys.logic import as_expression
from surveys.logic.tree import Answer, Text, every_part, parts_of

Document = dict[str, Any]
Question = dict[str, Any]
Page = dict[str, Any]

GONE = Refused("question_gone", _("This question is not in the survey any more."))
ASKED_EARLIER = Refused("rule_needs_order", _("Another question depends on this order. Change that condition first."))
PAGE_IS_FULL = Refused("page_not_empty", _("Move the questions of this page to another one first."))
LOOKS_AHEAD = Refused("rule_looks_ahead", _("A condition can only look at questions that are asked before."))
IS_NEEDED = Refused("rule_needs_question", _("Another question depends on this one. Change that condition first."))


def empty(title: Translations, languages: list[str]) -> Document:
    first = {"key": "page-1", "title": {"de": "Seite 1", "en": "Page 1"}, "questions": []}
    return {"format": FORMAT, "languages": languages, "title": title, "address": "Sie", "pages": [first]}


def pages_of(draft: Document) -> list[Page]:
    found: list[Page] = draft.setdefault("pages", [])
    return found


def questions_of(draft: Document) -> list[Question]:
    return [question for page in pages_of(draft) for question in page["questions"]]


def basket_of(draft: Document) -> list[dict[str, Any]]:
    """Removed questions with the page they came from: {"page", "index", "question"}."""
    found: list[dict[str, Any]] = draft.setdefault("removed", [])
    return found


def page_with(draft: Document, key: str) -> Page:
    for page in pages_of(draft):
        if page["key"] == key:
            return page
    raise NotAllowed(GONE)


def place_of(draft: Document, code: str) -> tuple[int, int]:
    """Index of the page and of the question on it."""
    for number, page in enumerate(pages_of(draft)):
        for index, question in enumerate(page["questions"]):
            if question["code"] == code:
                return number, index
    raise NotAllowed(GONE)


def question_with(draft: Document, code: str) -> Question:
    number, index = place_of(draft, code)
    found: Question = pages_of(draft)[number]["questions"][index]
    return found


def move_question(draft: Document, code: str, *, up: bool) -> None:
    """One place up or down; at the edge of a page it changes the page. At the very end nothing happens."""
    pages = pages_of(draft)
    number, index = place_of(draft, code)
    question = pages[number]["questions"].pop(index)
    target = index - 1 if up else index + 1
    if 0 <= target <= len(pages[number]["questions"]):
        pages[number]["questions"].insert(target, question)
    elif up:
        _onto(pages, max(number - 1, 0), question, at_end=number > 0)
    else:
        _onto(pages, min(number + 1, len(pages) - 1), question, at_end=number == len(pages) - 1)
    if not _order_is_sound(draft):
        raise NotAllowed(ASKED_EARLIER)


def place_question(draft: Document, code: str, page: str, before: str) -> None:
    """Before another question, or at the end of the page when `before` is ""."""
    question = question_with(draft, code)
    target = page_with(draft, page)["questions"]
    if before == code:
        return
    number, index = place_of(draft, code)
    pages_of(draft)[number]["questions"].pop(index)
    following = next((place for place, one in enumerate(target) if one["code"] == before), len(target))
    target.insert(following, question)
    if not _order_is_sound(draft):
        raise NotAllowed(ASKED_EARLIER)


def move_page(draft: Document, key: str, *, up: bool) -> None:
    """One place up or down, with all its questions; at the edge nothing happens."""
    pages = pages_of(draft)
    place = pages.index(page_with(draft, key))
    target = place - 1 if up else place + 1
    if not 0 <= target < len(pages):
        return
    pages[place], pages[target] = pages[target], pages[place]
    if not _order_is_sound(draft):
        raise NotAllowed(ASKED_EARLIER)


def remove_page(draft: Document, key: str) -> None:
    """Only an empty one, and never the last."""
    page = page_with(draft, key)
    if page["questions"]:
        raise NotAllowed(PAGE_IS_FULL)
    if len(pages_of(draft)) > 1:
        pages_of(draft).remove(page)


def _onto(pages: list[Page], number: int, question: Question, *, at_end: bool) -> None:
    questions = pages[number]["questions"]
    questions.insert(len(questions) if at_end else 0, question)


def remove_question(draft: Document, code: str) -> None:
    if rules_about(draft, code):
        raise NotAllowed(IS_NEEDED)
    number, index = place_of(draft, code)
    page = pages_of(draft)[number]
    basket_of(draft).append({"page": page["key"], "index": index, "question": page["questions"].pop(index)})


def restore_question(draft: Document, code: str) -> None:
    """Back to its old place, or to the last page when its page is gone."""
    basket = basket_of(draft)
    found = next((entry for entry in basket if entry["question"]["code"] == code), None)
    if found is None:
        raise NotAllowed(GONE)
    basket.remove(found)
    pages = pages_of(draft)
    page = next((page for page in pages if page["key"] == found["page"]), pages[-1])
    page["questions"].insert(found["index"], found["question"])
    if not _order_is_sound(draft):
        raise NotAllowed(ASKED_EARLIER)


def set_condition(draft: Document, rule: Rule | None, *, code: str = "", page: str = "") -> None:
    """A condition that stays the same stays as it was written."""
    node = question_with(draft, code) if code else page_with(draft, page)
    if parse_rule(node.get("show_if")) == rule:
        return
    node.pop("show_if", None)
    if rule is not None:
        node["show_if"] = {"expression": as_expression(rule)}
    if not _order_is_sound(draft):
        raise NotAllowed(LOOKS_AHEAD)


def rules_about(draft: Document, code: str) -> list[Rule]:
    """Expressions of pages and of other questions that look at this question."""
    return [rule for owner, rule in _rules(draft) if owner != code and code in referenced_codes(rule)]


def looks_at_option(rule: Rule, code: str, option: str) -> bool:
    """Somewhere in it stand the question and this answer side by side: selected(${q}, 'a') or ${q} = 'a'."""
    return any({Answer(code), Text(option)} <= set(parts_of(part)) for part in every_part(rule))


def _rules(draft: Document) -> Iterator[tuple[str, Rule]]:
    """Expressions with the code of their question, conditions of pages with ""; in the order of asking."""
    for page in pages_of(draft):
        if (rule := parse_rule(page.get("show_if"))) is not None:
            yield "", rule
        for question in page["questions"]:
            yield from ((question["code"], rule) for rule in rules_in(question).values())


def _order_is_sound(draft: Document) -> bool:
    """No expression looks at a question that is asked later; a check may look at its own."""
    asked: set[str] = set()
    for page in pages_of(draft):
        if not asked.issuperset(referenced_codes(parse_rule(page.get("show_if")))):
            return False
        for question in page["questions"]:
            for part, rule in rules_in(question).items():
                known = asked | {question["code"]} if part == "constraint" else asked
                if not known.issuperset(referenced_codes(rule)):
                    return False
            asked.add(question["code"])
    return True
