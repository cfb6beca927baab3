"""What does an expression consist of? Frozen parts that know neither their text nor their value."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotes."""

    value: str


@dataclass(frozen=True, slots=True)
class Number:
    """Finite and not negative: a sign is a part of its own."""

    value: float


@dataclass(frozen=True, slots=True)
class Answer:
    """`${name}`: the answer to a question."""

    name: str


@dataclass(frozen=True, slots=True)
class Own:
    """`.`: the answer that is being checked or calculated."""


@dataclass(frozen=True, slots=True)
class Column:
    """A bare name, in choice filters only: a column of the list of choices."""

    name: str


@dataclass(frozen=True, slots=True)
class Minus:
    operand: "Expression"


@dataclass(frozen=True, slots=True)
class Chain:
    """Operators of the same rank from left to right: `a - b + c`. Flat, so that long ones do not nest deeply."""

    first: "Expression"
    rest: tuple[tuple[str, "Expression"], ...]


@dataclass(frozen=True, slots=True)
class Call:
    name: str
    arguments: tuple["Expression", ...]


Expression = Text | Number | Answer | Own | Column | Minus | Chain | Call

# The higher, the closer the operator binds.
RANKS = {
    "or": 1,
    "and": 2,
    "=": 3,
    "!=": 3,
    "<": 4,
    "<=": 4,
    ">": 4,
    ">=": 4,
    "+": 5,
    "-": 5,
    "*": 6,
    "div": 6,
    "mod": 6,
}


def parts_of(tree: Expression) -> tuple[Expression, ...]:
    if isinstance(tree, Minus):
        return (tree.operand,)
    if isinstance(tree, Chain):
        return (tree.first, *(operand for _, operand in tree.rest))
    return tree.arguments if isinstance(tree, Call) else ()


def every_part(tree: Expression) -> Iterator[Expression]:
    """The tree itself and all below it, from left to right."""
    yield tree
    for part in parts_of(tree):
        yield from every_part(part)


def height_of(tree: Expression) -> int:
    """Levels of parts within parts, counted without going down into them by recursion."""
    highest, waiting = 0, [(tree, 1)]
    while waiting:
        part, level = waiting.pop()
        highest = max(highest, level)
        waiting += [(inner, level + 1) for inner in parts_of(part)]
    return highest


def answers_in(tree: Expression) -> list[str]:
    """Names of questions that the value depends on, each once, in reading order."""
    return list(dict.fromkeys(part.name for part in every_part(tree) if isinstance(part, Answer)))
