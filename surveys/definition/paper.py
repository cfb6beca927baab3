"""What is different on paper? Nothing can be insisted on, and each question has a number that is printed beside it."""

from dataclasses import replace

from surveys.definition.document import Definition, Page, Question
from surveys.definition.rules import Rule
from surveys.logic.tree import Chain

# What somebody must agree to is not relaxed: without it, nothing may be kept.
BINDING = ("consent",)
# What no pen can answer.
ONLY_ON_SCREENS = ("photo",)


def on_paper(definition: Definition) -> Definition:
    """A form has the gaps that it has: the same questions, none of them required."""
    return replace(definition, pages=tuple(_relaxed(page) for page in definition.pages))


def numbers_on_paper(definition: Definition) -> dict[str, int]:
    """Question code -> printed number; information and what is worked out have none."""
    asking = (one.code for one in definition.questions() if one.kind != "info" and stands_on_paper(one))
    return {code: number for number, code in enumerate(asking, start=1)}


def stands_on_paper(question: Question) -> bool:
    return question.calculation is None and question.kind not in ONLY_ON_SCREENS


def condition_of(page: Page, question: Question) -> Rule | None:
    """Page and question together: on paper, all pages lie open at once."""
    if page.show_if is None or question.show_if is None:
        return page.show_if if question.show_if is None else question.show_if
    return Chain(page.show_if, (("and", question.show_if),))


def _relaxed(page: Page) -> Page:
    return replace(page, questions=tuple(_left_open(question) for question in page.questions))


def _left_open(question: Question) -> Question:
    if question.kind in BINDING:
        return question
    return replace(question, required=False, required_if=None)
