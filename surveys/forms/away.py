"""How does a whole survey lie in one page, for a device that asks nobody which page comes next?

The same fields as page by page. Each question carries its condition, together with that of its page, and what the
page's script insists on. Nothing is decided before: nobody has answered yet.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from participation.texts import localized
from surveys.definition import Definition, Option, Path, Question, Rule, walk
from surveys.definition.document import Page
from surveys.definition.paper import condition_of
from surveys.definition.presenting import columns_of
from surveys.definition.settling import settled
from surveys.forms.asked import Asked, asked_questions
from surveys.forms.live import SAID_BY_SCRIPT
from surveys.logic import as_json
from surveys.selectors.said import page_in_words, parts_of, question_in_words, sentence_in
from surveys.services.checking import check_failed

RANGES = ("number", "slider")
SEVERAL = ("multi", "pick")


@dataclass(frozen=True, slots=True)
class AwayQuestion:
    """`rule`: when it is shown, as JSON, "" for always. `ask`: for the script, what an answer must be."""

    asked: Asked
    rule: str
    ask: str


@dataclass(frozen=True, slots=True)
class AwayPage:
    key: str
    title: str
    intro: str
    questions: tuple[AwayQuestion, ...]


def away_pages(definition: Definition, language: str) -> list[AwayPage]:
    path = walk(definition, {})
    made = [_page(page, path, language) for page in definition.pages]
    return [page for page in made if page.questions]


def calculations_away(definition: Definition) -> str:
    """[code, tree, condition or null] in order, as surveys/forms/live.py says it for one page."""
    found: list[Any] = []
    for page in definition.pages:
        for question in page.questions:
            if question.calculation is not None:
                rule = condition_of(page, question)
                found.append([question.code, as_json(question.calculation), as_json(rule) if rule else None])
    return _written(found) if found else ""


def _page(page: Page, path: Path, language: str) -> AwayPage:
    words = page_in_words(page, path, language)
    questions = tuple(_question(page, one, path, language) for one in page.questions if one.calculation is None)
    return AwayPage(page.key, localized(words.title, language), localized(words.intro, language), questions)


def _question(page: Page, question: Question, path: Path, language: str) -> AwayQuestion:
    (asked,) = asked_questions([question_in_words(question, path, language)], {}, language)
    said = {one.code for one in path.definition.questions() if one.kind in SAID_BY_SCRIPT or one.calculation}
    words = parts_of(question.text, path, language, said)
    asked = replace(
        asked,
        needed="" if question.required else _tree(question.required_if),
        check=_tree(question.constraint),
        check_text=sentence_in(question.constraint_text, path) or check_failed(),
        words=json.dumps(words, ensure_ascii=False) if words else "",
    )
    if question.choice_filter is not None:
        ticks = tuple(replace(one, filter=_filter(question, one.option, path)) for one in asked.parts.ticks)
        asked = replace(asked, parts=replace(asked.parts, ticks=ticks))
    return AwayQuestion(asked, _tree(condition_of(page, question)), _written(dict(_asks(question))))


def _filter(question: Question, option: Option, path: Path) -> str:
    """The columns of the list of choices are known; the answers are not."""
    if question.choice_filter is None:
        return ""
    codes = {one.code for one in path.definition.questions()}
    context = path.circumstances.context({}, columns=columns_of(option))
    return _tree(settled(question.choice_filter, context, codes))


def _asks(question: Question) -> Iterator[tuple[str, Any]]:
    """Only what a browser can judge at once; the server looks at all of it again."""
    if question.required:
        yield "needed", True
    if question.random_order:
        yield "mixed", True
    if question.kind in RANGES:
        yield "number", [question.min_value, question.max_value]
    if question.kind in SEVERAL:
        yield "picks", [question.min_picks, question.max_picks]


def _tree(rule: Rule | None) -> str:
    return "" if rule is None else _written(as_json(rule))


def _written(value: Any) -> str:  # noqa: ANN401 (JSON)
    return json.dumps(value, separators=(",", ":"))
