"""Which columns has a data set, what do they mean, and which values can they hold?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from surveys.definition import Definition, Option, Question
from surveys.definition.document import Texts
from surveys.exchange.words import words
from surveys.logic import Expression, as_expression
from surveys.logic.tree import RANKS, Call, Chain, Minus, Number

# Beside an option that asks for words; the second dot keeps it apart from an option of that name.
OTHER_WORDS = "other.words"
PARTS = ("imp", "sat")
ONE = ("single", "scale", "yes_no")
SEVERAL = ("multi", "pick")
RANKED = ("ranking",)
NUMBERS = ("number", "slider")
# Functions whose value is a number whatever they are given.
NUMERIC = frozenset(
    words(
        "number int round floor ceiling abs min max pow sqrt exp exp10 log log10 pi sin cos tan asin acos atan atan2"
        " count-selected string-length decimal-date-time decimal-time"
    )
)
WORDS = ("text_short", "text_long", "text_or_drawing", "photo")


class Holds(StrEnum):
    """CODE: one of `values`. FLAG: 1 or 0. COUNT: how many. PLAIN: a short text that names nobody, as a date."""

    CODE = "code"
    FLAG = "flag"
    NUMBER = "number"
    COUNT = "count"
    PLAIN = "text"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is "CODE", "CODE.option", "CODE.item" or "CODE.item.imp". `part` names the row or option in words.

    `condition`: when it is asked, as an expression. `negative`: a number below zero is possible. `versions`: those of
    the survey in which it is asked. A second wording is called "CODE@2", "CODE@2.option" and so on.
    """

    name: str
    holds: Holds
    question: Texts
    part: Texts
    values: tuple[Option, ...] = ()
    kind: str = ""
    condition: str = ""
    negative: bool = False
    versions: tuple[int, ...] = ()


def columns_of(versions: Mapping[int, Definition]) -> list[Column]:
    """Of all versions that were answered, the newest first: what only an older one asked stands at the end.

    An option that was taken away later keeps its value. Each wording of a question has columns of its own.
    """
    known: dict[str, Column] = {}
    for number, definition in versions.items():
        for question in definition.questions():
            for column in columns_of_question(question):
                earlier = known.get(column.name)
                whole = _with_values(earlier, column) if earlier else column
                known[column.name] = replace(whole, versions=(number, *whole.versions))
    return list(known.values())


def _with_values(newer: Column, older: Column) -> Column:
    codes = {option.code for option in newer.values}
    more = tuple(option for option in older.values if option.code not in codes)
    return replace(newer, values=newer.values + more)


def columns_of_question(question: Question) -> Iterator[Column]:
    """Nothing for texts to read and for what is kept apart from the answers."""
    if question.store or question.kind == "info":
        return
    yield from _main(question)
    if question.has_other:
        yield _column(question, f"{question.code}.{OTHER_WORDS}", Holds.FLAG)


def _main(question: Question) -> Iterator[Column]:
    if question.items and question.scales:
        yield from _table(question)
    elif question.pins:
        for pin in question.pins:
            yield _column(question, f"{question.code}.{pin.code}", Holds.COUNT, pin.text)
    elif question.kind in SEVERAL or question.kind in RANKED:
        holds = Holds.FLAG if question.kind in SEVERAL else Holds.NUMBER
        for option in question.options:
            yield _column(question, f"{question.code}.{option.code}", holds, option.text)
    else:
        yield _column(question, question.code, _holds(question), None, question.options)


def _table(question: Question) -> Iterator[Column]:
    for item in question.items:
        name = f"{question.code}.{item.code}"
        if len(question.scales) == 1:
            yield _column(question, name, Holds.CODE, item.text, question.scales[0])
            continue
        for part, scale in zip(PARTS, question.scales, strict=False):
            yield _column(question, f"{name}.{part}", Holds.CODE, item.text, scale)


def _holds(question: Question) -> Holds:
    if question.kind in NUMBERS or is_worked_out_as_number(question):
        return Holds.NUMBER
    if question.kind in WORDS:
        return Holds.FLAG
    return Holds.CODE if question.options else Holds.PLAIN


def _can_be_negative(question: Question) -> bool:
    return question.min_value is None or question.min_value < 0


def is_worked_out_as_number(question: Question) -> bool:
    return question.calculation is not None and _is_number(question.calculation)


def _is_number(tree: Expression) -> bool:
    if isinstance(tree, Call):
        if tree.name == "if":
            return all(_is_number(one) for one in tree.arguments[1:])
        return tree.name in NUMERIC
    return isinstance(tree, Number | Minus) or (isinstance(tree, Chain) and RANKS[tree.rest[0][0]] >= RANKS["+"])


def _column(
    question: Question, name: str, holds: Holds, part: Texts | None = None, values: tuple[Option, ...] = ()
) -> Column:
    return Column(
        name=question.counted(name),
        holds=holds,
        question=question.text,
        part=part or {},
        values=values,
        kind=question.kind,
        condition="" if question.show_if is None else as_expression(question.show_if),
        negative=_can_be_negative(question),
    )
