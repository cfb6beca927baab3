"""Which pages and questions does somebody see, and which answers count, given the answers so far?"""

from dataclasses import dataclass
from typing import Any

from surveys.definition.circumstances import Circumstances
from surveys.definition.document import Definition, Page, Question
from surveys.definition.presenting import as_asked, calculated, still_offered
from surveys.definition.rules import Answers, is_shown

NOWHERE = Circumstances()


@dataclass(frozen=True, slots=True)
class Step:
    """A page that somebody sees, with the questions shown on it, each as it stands before this person."""

    page: Page
    questions: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """`kept`: answers that count, calculated values among them.

    `dropped`: questions that were answered, and then became irrelevant. `filtered`: their answer is not offered now.
    """

    steps: tuple[Step, ...]
    kept: dict[str, Any]
    dropped: tuple[Question, ...]
    filtered: tuple[Question, ...]
    definition: Definition
    circumstances: Circumstances

    @property
    def lost(self) -> tuple[Question, ...]:
        return self.dropped + self.filtered

    def step(self, key: str) -> Step | None:
        return next((step for step in self.steps if step.page.key == key), None)

    def position(self, key: str) -> int:
        """Counted from 0; pages that rules hide do not count."""
        return [step.page.key for step in self.steps].index(key)


def walk(definition: Definition, answers: Answers, circumstances: Circumstances = NOWHERE) -> Path:
    """Judged in order, so that an answer that dropped out can hide what depends on it. Keys of no question are kept."""
    kept = _of_no_question(definition, answers)
    steps: list[Step] = []
    dropped: list[Question] = []
    filtered: list[Question] = []
    for page in definition.pages:
        page_shown = is_shown(page.show_if, kept)
        shown: list[Question] = []
        for question in page.questions:
            relevant = page_shown and is_shown(question.show_if, kept)
            if question.calculation is not None:
                kept |= calculated(question, kept, circumstances) if relevant else {}
                continue
            mine = {key: answers[key] for key in (question.code, f"{question.code}.other") if key in answers}
            if relevant:
                asked = as_asked(question, kept, circumstances)
                shown.append(asked)
                if mine and question.choice_filter is not None:
                    left = still_offered(asked, mine)
                    filtered += [question] if left != mine else []
                    mine = left
                kept |= mine
            elif mine:
                dropped.append(question)
        if shown:
            steps.append(Step(page, tuple(shown)))
    return Path(tuple(steps), kept, tuple(dropped), tuple(filtered), definition, circumstances)


def _of_no_question(definition: Definition, answers: Answers) -> dict[str, Any]:
    """What an older or newer form has sent is kept; but nothing that looks like a part of a contact card."""
    own = {name for question in definition.questions() for name in (question.code, f"{question.code}.other")}
    apart = {question.code for question in definition.questions() if question.store}
    return {key: value for key, value in answers.items() if key not in own and key.partition(".")[0] not in apart}


def shown_questions(page: Page, answers: Answers) -> list[Question]:
    return [question for question in page.questions if is_shown(question.show_if, answers)]


def visible_pages(definition: Definition, answers: Answers) -> list[Page]:
    """Pages with at least one question to show."""
    return [step.page for step in walk(definition, answers).steps]


def relevant_answers(definition: Definition, answers: Answers) -> tuple[dict[str, Any], list[Question]]:
    """The answers that still count, and the answered questions that do not any more."""
    path = walk(definition, answers)
    return path.kept, list(path.dropped)
