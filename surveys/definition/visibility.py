"""Which pages and questions does somebody see, given the answers so far?"""

from typing import Any

from surveys.definition.document import Definition, Page, Question
from surveys.definition.rules import Answers, is_shown


def shown_questions(page: Page, answers: Answers) -> list[Question]:
    return [question for question in page.questions if is_shown(question.show_if, answers)]


def visible_pages(definition: Definition, answers: Answers) -> list[Page]:
    """Pages with at least one question to show."""
    return [page for page in definition.pages if is_shown(page.show_if, answers) and shown_questions(page, answers)]


def relevant_answers(definition: Definition, answers: Answers) -> tuple[dict[str, Any], list[Question]]:
    """The answers that still count, and the answered questions that do not any more.

    Judged in order, so that an answer that dropped out can hide what depends on it. Keys of no question are kept.
    """
    kept = {key: value for key, value in answers.items() if definition.question(key.split(".")[0]) is None}
    dropped: list[Question] = []
    for page in definition.pages:
        page_shown = is_shown(page.show_if, kept)
        for question in page.questions:
            mine = {key: answers[key] for key in (question.code, f"{question.code}.other") if key in answers}
            if page_shown and is_shown(question.show_if, kept):
                kept |= mine
            elif mine:
                dropped.append(question)
    return kept, dropped
