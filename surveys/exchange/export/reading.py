"""Which value stands in each column for one response? And which words were written, apart from everything else?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from surveys.definition import Answers, Definition, Question, is_shown
from surveys.exchange.export.columns import (
    NUMBERS,
    OTHER_WORDS,
    PARTS,
    RANKED,
    SEVERAL,
    WORDS,
    columns_of_question,
    is_worked_out_as_number,
)
from surveys.questiontypes import kind_of
from surveys.questiontypes.kind import GIVEN, SKIPPED, rows, strings


class _NotAsked:
    """A condition kept the question from somebody. Not the same as leaving it out (None)."""

    def __repr__(self) -> str:
        return "NOT_ASKED"


NOT_ASKED: Final = _NotAsked()
OTHER = "other"  # where the words beside an option are stored
Value = str | int | float | None | _NotAsked
Words = tuple[str, str]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what does not change from response to response."""

    question: Question
    names: tuple[str, ...]
    with_words: bool


class RowReader:
    """Every column of one version for one response after the other."""

    def __init__(self, definition: Definition) -> None:
        self._pages = [
            (page.show_if, [_asked(question) for question in page.questions if _leaves(question)])
            for page in definition.pages
        ]

    def values_of(self, answers: Answers) -> dict[str, Value]:
        """Who was asked is judged as the count judges it (services/tallying.py)."""
        found: dict[str, Value] = {}
        for condition, asked in self._pages:
            page_shown = is_shown(condition, answers)
            for one in asked:
                if page_shown and is_shown(one.question.show_if, answers):
                    found.update((one.question.counted(name), value) for name, value in _shown(one.question, answers))
                    if one.with_words:
                        given = answers.get(f"{one.question.code}.{OTHER}")
                        found[f"{one.question.counted_as}.{OTHER_WORDS}"] = int(bool(given))
                else:
                    found.update(dict.fromkeys(one.names, NOT_ASKED))
        return found


def values_of(definition: Definition, answers: Answers) -> dict[str, Value]:
    """For one response; a RowReader spares the preparation for many."""
    return RowReader(definition).values_of(answers)


def _leaves(question: Question) -> bool:
    return not question.store and question.kind != "info"


def _asked(question: Question) -> _Asked:
    names = tuple(column.name for column in columns_of_question(question))
    return _Asked(question, names, question.has_other)


def _shown(question: Question, answers: Answers) -> Iterator[tuple[str, Value]]:
    code, given = question.code, answers.get(question.code)
    if question.items and len(question.scales) > 1:
        yield from _pairs(question, rows(given))
    elif question.items and question.scales:
        yield from ((f"{code}.{item.code}", _code(rows(given).get(item.code))) for item in question.items)
    elif question.pins:
        yield from ((f"{code}.{pin.code}", len(strings(rows(given).get(pin.code)))) for pin in question.pins)
    elif question.kind in SEVERAL or question.kind in RANKED:
        yield from _ticks(question, strings(given))
    elif question.kind in NUMBERS or is_worked_out_as_number(question):
        yield code, given if isinstance(given, int | float) and not isinstance(given, bool) else None
    elif question.kind in WORDS:
        yield code, int(bool(strings(given)))
    else:
        yield code, _counted(question, answers)


def _pairs(question: Question, given: Mapping[str, Any]) -> Iterator[tuple[str, Value]]:
    for item in question.items:
        row = [*strings(given.get(item.code)), "", ""]
        for part, point in zip(PARTS, row, strict=False):
            yield f"{question.code}.{item.code}.{part}", point or None


def _ticks(question: Question, chosen: list[str]) -> Iterator[tuple[str, Value]]:
    """Who ticked nothing has left the question out: no ticks are not the same as zeros."""
    for option in question.options:
        value: Value = None
        if question.kind in RANKED:
            value = chosen.index(option.code) + 1 if option.code in chosen else None
        elif chosen:
            value = int(option.code in chosen)
        yield f"{question.code}.{option.code}", value


def _counted(question: Question, answers: Answers) -> str | None:
    """As it is counted: a date by its month, and of words only that there are some."""
    cell = next((cell for _measure, cell in kind_of(question).cells(question, answers)), SKIPPED)
    return {SKIPPED: None, GIVEN: "given"}.get(cell, cell)


def _code(given: Any) -> str | None:  # noqa: ANN401 (any JSON)
    found = strings(given)
    return " ".join(found) if found else None


def words_of(definition: Definition, answers: Answers) -> Iterator[Words]:
    """What somebody wrote: the name of the question or place, and the words."""
    for question in definition.questions():
        if question.store:
            continue
        code, name = question.code, question.counted_as
        if question.kind in WORDS:
            yield from ((name, one) for one in strings(answers.get(code)))
        for pin in question.pins:
            yield from ((f"{name}.{pin.code}", one) for one in strings(rows(answers.get(code)).get(pin.code)))
        if question.has_other:
            yield from ((f"{name}.{OTHER_WORDS}", one) for one in strings(answers.get(f"{code}.{OTHER}")))


def keys_of_words(definition: Definition) -> Iterator[str]:
    """The keys of `answers` under which words can stand."""
    for question in definition.questions():
        if question.store:
            continue
        if question.kind in WORDS or question.pins:
            yield question.code
        if question.has_other:
            yield f"{question.code}.{OTHER}"


def unknown_keys(definition: Definition, answers: Answers) -> list[str]:
    """What was stored and belongs to no question of this version: kept, and told."""
    own = {question.code for question in definition.questions()}
    return [key for key in answers if key not in own and key.removesuffix(f".{OTHER}") not in own]
