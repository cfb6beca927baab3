"""Which value stands in each column for one response? And which words were written, apart from everything else?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from surveys.definition import Answers, Definition, Question, is_shown
from surveys.definition.rules import Rule
from surveys.exchange.export.columns import (
    NUMBERS,
    ONE,
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


Read = Callable[[Answers], Sequence[Value]]


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question with what does not change from response to response: `places` are its columns in a row."""

    condition: Rule | None
    places: tuple[int, ...]
    read: Read


class RowReader:
    """One response of a version after the other as a row of these columns; what it does not ask stays NOT_ASKED."""

    def __init__(self, definition: Definition, names: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(names)}
        self._empty: list[Value] = [NOT_ASKED] * len(names)
        self._pages = [
            (page.show_if, [_asked(question, places) for question in page.questions if _leaves(question)])
            for page in definition.pages
        ]

    def row_of(self, answers: Answers) -> list[Value]:
        """Who was asked is judged as the count judges it (services/tallying.py)."""
        row = self._empty.copy()
        for condition, asked in self._pages:
            if condition is not None and not is_shown(condition, answers):
                continue
            for one in asked:
                if one.condition is None or is_shown(one.condition, answers):
                    for place, value in zip(one.places, one.read(answers), strict=True):
                        row[place] = value
        return row


def values_of(definition: Definition, answers: Answers) -> dict[str, Value]:
    """For one response; a RowReader spares the preparation for many."""
    names = [
        column.name
        for question in definition.questions()
        if _leaves(question)
        for column in columns_of_question(question)
    ]
    return dict(zip(names, RowReader(definition, names).row_of(answers), strict=True))


def _leaves(question: Question) -> bool:
    return not question.store and question.kind != "info"


def _asked(question: Question, places: Mapping[str, int]) -> _Asked:
    read = _reader(question)
    if question.has_other:
        read = _with_words(question, read)
    return _Asked(question.show_if, tuple(places[column.name] for column in columns_of_question(question)), read)


def _with_words(question: Question, read: Read) -> Read:
    key = f"{question.code}.{OTHER}"
    return lambda answers: [*read(answers), int(bool(answers.get(key)))]


def _reader(question: Question) -> Read:
    """The values of a question that was asked, in the order of its columns."""
    if question.items or question.pins:
        return _reader_of_rows(question)
    code, options = question.code, [option.code for option in question.options]
    if question.kind in (*RANKED, *SEVERAL):
        read = _places if question.kind in RANKED else _ticks
        return lambda answers: read(options, strings(answers.get(code)))
    if question.kind in ONE:
        return lambda answers: [_code(answers.get(code))]
    if question.kind in NUMBERS or is_worked_out_as_number(question):
        return lambda answers: [_number(answers.get(code))]
    if question.kind in WORDS:
        return lambda answers: [int(bool(strings(answers.get(code))))]
    return _counted(question)


def _reader_of_rows(question: Question) -> Read:
    code = question.code
    if question.pins:
        pins = [pin.code for pin in question.pins]
        return lambda answers: [len(strings(rows(answers.get(code)).get(pin))) for pin in pins]
    if len(question.scales) > 1:
        return lambda answers: _pairs(question, rows(answers.get(code)))
    items = [item.code for item in question.items]
    return lambda answers: _table(items, rows(answers.get(code)))


def _pairs(question: Question, given: Mapping[str, Any]) -> list[Value]:
    values: list[Value] = []
    for item in question.items:
        row = [*strings(given.get(item.code)), "", ""]
        values += [point or None for point, _part in zip(row, PARTS, strict=False)]
    return values


def _table(items: Sequence[str], given: Mapping[str, Any]) -> list[Value]:
    return [_code(given.get(item)) for item in items]


def _places(options: Sequence[str], chosen: Sequence[str]) -> list[Value]:
    return [chosen.index(option) + 1 if option in chosen else None for option in options]


def _ticks(options: Sequence[str], chosen: Sequence[str]) -> list[Value]:
    """Who ticked nothing has left the question out: no ticks are not the same as zeros."""
    return [int(option in chosen) for option in options] if chosen else [None] * len(options)


def _number(given: Any) -> Value:  # noqa: ANN401 (any JSON)
    return given if isinstance(given, int | float) and not isinstance(given, bool) else None


def _counted(question: Question) -> Read:
    """As it is counted: a date by its month, and of words only that there are some."""
    kind, said = kind_of(question), {SKIPPED: None, GIVEN: "given"}

    def read(answers: Answers) -> list[Value]:
        cells = kind.cells(question, answers)
        cell = cells[0][1] if cells else SKIPPED
        return [said.get(cell, cell)]

    return read


def _code(given: Any) -> str | None:  # noqa: ANN401 (any JSON)
    if isinstance(given, str):
        return given or None
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
