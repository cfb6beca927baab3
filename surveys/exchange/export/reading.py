"""Which value stands in each column for one response? And which words were written, apart from everything else?"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from surveys.definition import Answers, Definition, Question, is_shown
from surveys.definition.rules import Rule, referenced_codes
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
Where = int | slice
MOST_KNOWN = 2_000


class _Condition:
    """Of the answers that it looks at most people have given the same ones: each combination is judged once."""

    def __init__(self, rule: Rule) -> None:
        self._rule, self._codes = rule, referenced_codes(rule)
        self._known: dict[tuple[object, ...], bool] = {}

    def holds(self, answers: Answers) -> bool:
        looked_at = tuple(_fixed(answers.get(code)) for code in self._codes)
        known = self._known.get(looked_at)
        if known is None:
            known = is_shown(self._rule, answers)
            if len(self._known) < MOST_KNOWN:
                self._known[looked_at] = known
        return known


def _fixed(given: Any) -> object:  # noqa: ANN401 (any JSON)
    """With its type: a condition tells 1 from true."""
    return tuple(map(_fixed, given)) if isinstance(given, list) else (type(given), str(given))


@dataclass(frozen=True, slots=True)
class _Asked:
    """A question, or one column of it, with what does not change from response to response."""

    condition: _Condition | None
    where: Where
    read: Callable[[Answers], Any]


class RowReader:
    """One response of a version after the other as a row of these columns; what it does not ask stays NOT_ASKED."""

    def __init__(self, definition: Definition, names: Sequence[str]) -> None:
        places = {name: place for place, name in enumerate(names)}
        self._empty: list[Value] = [NOT_ASKED] * len(names)
        self._pages = [
            (
                _condition(page.show_if),
                [one for question in page.questions if _leaves(question) for one in _asked(question, places)],
            )
            for page in definition.pages
        ]

    def row_of(self, answers: Answers) -> list[Value]:
        """Who was asked is judged as the count judges it (services/tallying.py)."""
        row: list[Any] = self._empty.copy()
        for condition, asked in self._pages:
            if condition is not None and not condition.holds(answers):
                continue
            for one in asked:
                if one.condition is None or one.condition.holds(answers):
                    row[one.where] = one.read(answers)
        if len(row) != len(self._empty):
            raise ValueError("A question gave another number of values than it has columns.")
        return row


def _condition(rule: Rule | None) -> _Condition | None:
    return None if rule is None else _Condition(rule)


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


def _asked(question: Question, places: Mapping[str, int]) -> Iterator[_Asked]:
    """Columns that stand side by side are filled together."""
    read = _reader(question)
    if question.has_other:
        read = _with_words(question, read)
    condition = _condition(question.show_if)
    own = [places[column.name] for column in columns_of_question(question)]
    if own and own == list(range(own[0], own[0] + len(own))):
        yield _Asked(condition, slice(own[0], own[0] + len(own)), read)
        return
    for number, place in enumerate(own):
        yield _Asked(condition, place, partial(_value, read, number))


def _value(read: Read, number: int, answers: Answers) -> Value:
    return read(answers)[number]


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
        return _once_each(code, lambda chosen: read(options, chosen))
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


def _once_each(code: str, read: Callable[[list[str]], Sequence[Value]]) -> Read:
    """Most people choose what others chose, too."""
    known: dict[tuple[str, ...], Sequence[Value]] = {}

    def read_known(answers: Answers) -> Sequence[Value]:
        chosen = strings(answers.get(code))
        found = known.get(tuple(chosen))
        if found is None:
            found = read(chosen)
            if len(known) < MOST_KNOWN:
                known[tuple(chosen)] = found
        return found

    return read_known


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


@dataclass(frozen=True, slots=True)
class Spoken:
    """Words under one key of `answers`: what they are called, and the pin in which they stand, if any."""

    name: str
    pin: str = ""


def words_by_key(definition: Definition) -> dict[str, list[Spoken]]:
    """The keys of `answers` under which words can stand."""
    found: dict[str, list[Spoken]] = {}
    for question in definition.questions():
        if question.store:
            continue
        code, name = question.code, question.counted_as
        own = [Spoken(name)] if question.kind in WORDS else []
        own += [Spoken(f"{name}.{pin.code}", pin.code) for pin in question.pins]
        if own:
            found[code] = own
        if question.has_other:
            found[f"{code}.{OTHER}"] = [Spoken(f"{name}.{OTHER_WORDS}")]
    return found


def words_in(value: Any, spoken: Iterable[Spoken]) -> Iterator[Words]:  # noqa: ANN401 (any JSON)
    """What somebody wrote: the name of the question or place, and the words."""
    for one in spoken:
        for words in strings(rows(value).get(one.pin) if one.pin else value):
            yield one.name, words


def unknown_keys(definition: Definition, answers: Answers) -> list[str]:
    """What was stored and belongs to no question of this version: kept, and told."""
    own = {question.code for question in definition.questions()}
    return [key for key in answers if key not in own and key.removesuffix(f".{OTHER}") not in own]
