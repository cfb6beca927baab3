"""Which pages does a form have? A group is a page; what stands outside of groups gets pages of its own."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition.document import Texts
from surveys.exchange.report import Place
from surveys.exchange.xlsform.logic import both
from surveys.exchange.xlsform.moving import PARTS
from surveys.logic import Expression, answers_in, as_expression, parse

PER_PAGE = 8


@dataclass(slots=True)
class Group:
    """An open group. `condition`: its own and those of the groups around it below the page."""

    place: Place
    repeat: bool
    condition: Expression | None = None
    dead: bool = False


@dataclass(slots=True)
class Page:
    """`loose`: made for questions outside of groups."""

    key: str
    title: Texts
    condition: Expression | None = None
    loose: bool = False
    questions: list[dict[str, Any]] = field(default_factory=list)


class Layout:
    def __init__(self, languages: list[str]) -> None:
        self.languages = languages
        self.pages: list[Page] = []
        self._waiting: list[dict[str, Any]] = []

    def open_page(self, key: str, title: Texts, condition: Expression | None) -> None:
        self.pages.append(Page(key, title, condition))

    def add(self, question: dict[str, Any], condition: Expression | None, *, in_group: bool) -> None:
        if condition is not None:
            question["show_if"] = {"expression": as_expression(condition)}
        if not in_group and (not self.pages or not self.pages[-1].loose or self._is_full()):
            self.pages.append(Page("", {}, loose=True))
        self.pages[-1].questions.append(question)

    def close_page(self) -> None:
        """What follows stands outside."""
        self.pages.append(Page("", {}, loose=True))

    def _is_full(self) -> bool:
        seen = [question for question in self.pages[-1].questions if question["kind"] != "calculate"]
        return len(seen) >= PER_PAGE

    def as_json(self) -> list[dict[str, Any]]:
        pages = self._without_empty()
        made = []
        taken: set[str] = set()
        for number, page in enumerate(pages, start=1):
            key = page.key if page.key and page.key not in taken else f"page-{number}"
            taken.add(key)
            whole: dict[str, Any] = {
                "key": key,
                "title": page.title or self._numbered(number),
                "questions": page.questions,
            }
            if page.condition is not None:
                whole["show_if"] = {"expression": as_expression(page.condition)}
            made.append(whole)
        return made

    def _numbered(self, number: int) -> Texts:
        return {language: f"Seite {number}" if language == "de" else f"Page {number}" for language in self.languages}

    def _without_empty(self) -> list[Page]:
        """A page with nothing to see gives what it calculates to a neighbour that everybody sees."""
        pages = [page for page in self.pages if page.questions]
        kept: list[Page] = []
        waiting: list[dict[str, Any]] = []
        for page in pages:
            if all(question["kind"] == "calculate" for question in page.questions):
                waiting += [_narrowed(question, page.condition) for question in page.questions]
                continue
            if waiting and page.condition is None:
                page.questions[:0] = waiting
                waiting = []
            kept.append(page)
        if waiting:
            open_to_all = next((page for page in reversed(kept) if page.condition is None), None)
            if open_to_all is not None and open_to_all is kept[-1]:
                open_to_all.questions += waiting
            else:
                kept.append(Page("", {}, loose=True, questions=waiting))
        return kept


def _narrowed(question: dict[str, Any], condition: Expression | None) -> dict[str, Any]:
    own = question.get("show_if")
    tree = both(condition, parse(own["expression"]).tree if own else None)
    if tree is not None:
        question["show_if"] = {"expression": as_expression(tree)}
    return question


def looks_ahead(
    pages: list[dict[str, Any]], places: dict[str, Place], names: dict[str, str]
) -> list[tuple[Place, str]]:
    """Expressions that look at a question which is asked later."""

    def mentioned(part: Any) -> list[str]:  # noqa: ANN401 (JSON)
        if not isinstance(part, dict) or "expression" not in part:
            return []
        return answers_in(parse(part["expression"], columns=True).tree)

    found: list[tuple[Place, str]] = []
    seen: set[str] = set()

    def look(place: Place, part: Any, known: set[str]) -> None:  # noqa: ANN401 (JSON)
        found.extend((place, _later(names.get(code, code))) for code in mentioned(part) if code not in known)

    for page in pages:
        look(places.get(page["key"], Place("survey")), page.get("show_if"), seen)
        for question in page["questions"]:
            code = question["code"]
            for part in PARTS:
                look(places[code], question.get(part), seen | {code} if part == "constraint" else seen)
            seen.add(code)
    return found


def _later(name: str) -> str:
    return _("This looks at “%(name)s”, which is not asked before. Put that question further up.") % {"name": name}
