"""How do questions of elsewhere come into a draft? Under free codes, and without what looks at questions left behind.

`content` is {"questions": [...]} and, for a whole page, {"page": {"title", "intro", "show_if"}} beside it.
"""

from collections.abc import Collection, Iterator, Mapping
from collections.abc import Set as AbstractSet
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

from surveys.definition.expressions import PARTS
from surveys.definition.mentions import MENTION, NOT_SAID
from surveys.definition.rules import Rule, referenced_codes
from surveys.drafting.codes import free
from surveys.drafting.freezing import ONLY_IN_DRAFTS
from surveys.drafting.texts import entries
from surveys.drafting.tree import Document, Page, Question, basket_of, page_with, pages_of, questions_of
from surveys.logic import as_expression
from surveys.logic.renaming import renamed

Content = dict[str, Any]
Names = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Loss:
    """`part` of the question `code` was left out: a name out of PARTS, "text" for a mention, "page" for its condition.

    A whole question that only calculates from others is left out as "question".
    """

    code: str
    part: str


@dataclass(slots=True)
class Brought:
    """`codes` of the questions as they are called now, `page` where they stand."""

    page: str
    codes: list[str] = field(default_factory=list)
    losses: list[Loss] = field(default_factory=list)


def content_of_question(question: Question) -> Content:
    return {"questions": [_lasting(question)]}


def content_of_page(page: Page) -> Content:
    head = {name: deepcopy(page[name]) for name in ("title", "intro", "show_if") if page.get(name)}
    return {"page": head, "questions": [_lasting(question) for question in page["questions"]]}


def only(content: Content, code: str) -> Content:
    """One question of it, without its page."""
    return {"questions": [question for question in content["questions"] if question["code"] == code]}


def _lasting(question: Question) -> Question:
    return deepcopy({name: value for name, value in question.items() if name not in ONLY_IN_DRAFTS})


def bring(draft: Document, content: Content, page: str, taken: AbstractSet[str] = frozenset()) -> Brought:
    """Single questions to the end of a page, a whole page behind it. `taken`: codes that residents have seen."""
    target = page_with(draft, page)
    questions = deepcopy(content["questions"])
    basket = {entry["question"]["code"] for entry in basket_of(draft)}
    names = _free_names(questions, {one["code"] for one in questions_of(draft)} | basket | taken)
    brought = Brought(page)
    if head := content.get("page"):
        target = _new_page(draft, head, target, names, brought)
    for question in questions:
        if question["code"] in names:
            _settle(question, names, brought)
            target["questions"].append(question)
        else:
            brought.losses.append(Loss(question["code"], "question"))
    return brought


def _free_names(questions: list[Question], taken: AbstractSet[str]) -> dict[str, str]:
    """Old code to new code; what calculates from questions left behind gets none."""
    names: dict[str, str] = {}
    for question in questions:
        code = question["code"]
        if question["kind"] == "calculate" and _missing(_rule(question, "calculation"), names):
            continue
        used = taken | set(names.values())
        names[code] = code if code not in used else free(f"{code}_", used)
    return names


def _new_page(draft: Document, head: Page, after: Page, names: Names, brought: Brought) -> Page:
    """Its condition looks at questions before it, and those stay where they are."""
    keys = {page["key"] for page in pages_of(draft)}
    made: Page = {"key": free("page-", keys), "questions": []}
    made |= {name: deepcopy(head[name]) for name in ("title", "intro") if head.get(name)}
    pages_of(draft).insert(pages_of(draft).index(after) + 1, made)
    brought.page = made["key"]
    if head.get("show_if"):
        brought.losses.append(Loss("", "page"))
    if _say_by_new_names(made, names):
        brought.losses.append(Loss("", "text"))
    return made


def _settle(question: Question, names: Names, brought: Brought) -> None:
    code = names[question["code"]]
    question["code"] = code
    brought.codes.append(code)
    if _say_by_new_names({"key": "", "questions": [question]}, names):
        brought.losses.append(Loss(code, "text"))
    for part in PARTS:
        rule = _rule(question, part)
        if _missing(rule, names):
            question.pop(part)
            brought.losses.append(Loss(code, part))
        elif rule is not None and _changes(referenced_codes(rule), names):
            question[part] = {"expression": as_expression(renamed(rule, names))}


def _rule(question: Question, part: str) -> Rule | None:
    return PARTS[part](question.get(part))


def _missing(rule: Rule | None, names: Names) -> bool:
    return any(code not in names for code in referenced_codes(rule))


def _changes(codes: Collection[str], names: Names) -> bool:
    return any(names[code] != code for code in codes)


def _say_by_new_names(page: Page, names: Names) -> bool:
    """Whether a text names a question that did not come along."""
    lost = False
    for holder, part in _texts(page):
        for language, text in holder[part].items():
            mentioned = MENTION.findall(text)
            lost = lost or any(name not in names for name in mentioned)
            said = MENTION.sub(lambda found: f"${{{names[found[1]]}}}" if found[1] in names else NOT_SAID, text)
            holder[part][language] = said
    return lost


def _texts(page: Page) -> Iterator[tuple[dict[str, Any], str]]:
    for entry in entries({"pages": [page]}):
        yield entry.holder, entry.part
