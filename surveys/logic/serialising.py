"""How is a tree stored in a frozen survey and sent to the browser? As nested lists, checked when read again."""

from collections.abc import Callable
from math import isfinite
from typing import Any

from surveys.logic.errors import BadTreeError, LogicError
from surveys.logic.functions import FUNCTIONS
from surveys.logic.parser import MAX_HEIGHT
from surveys.logic.patterns import program_of
from surveys.logic.signatures import checked_call
from surveys.logic.tokens import NAME
from surveys.logic.tree import RANKS, Answer, Call, Chain, Column, Expression, Minus, Number, Own, Text


def as_json(tree: Expression) -> list[Any]:  # noqa: PLR0911 (one return per kind of part)
    match tree:
        case Text(value):
            return ["text", value]
        case Number(value):
            return ["number", value]
        case Answer(name):
            return ["answer", name]
        case Own():
            return ["own"]
        case Column(name):
            return ["column", name]
        case Minus(operand):
            return ["minus", as_json(operand)]
        case Chain(first, rest):
            pairs = [item for sign, part in rest for item in (sign, as_json(part))]
            return ["chain", as_json(first), *pairs]
        case Call("regex", (_, Text(pattern))):
            return ["call", "regex", [as_json(part) for part in tree.arguments], program_of(pattern)]
        case Call(name, arguments):
            return ["call", name, [as_json(part) for part in arguments]]


def from_json(data: Any, level: int = 1) -> Expression:  # noqa: ANN401 (JSON)
    """Raise BadTreeError; what is built here could have been read from a text. A stored pattern is compiled anew."""
    if level > MAX_HEIGHT:
        raise BadTreeError("The stored expression is nested too deeply.")
    try:
        return _READERS[data[0]](data[1:], level + 1)
    except (KeyError, IndexError, TypeError, ValueError, OverflowError) as error:
        if isinstance(error, BadTreeError):
            raise
        raise BadTreeError("The stored expression is damaged.") from error


def _text(data: list[Any], _level: int) -> Text:
    (value,) = data
    return Text(_string(value))


def _number(data: list[Any], _level: int) -> Number:
    (value,) = data
    if isinstance(value, bool) or not isfinite(value) or value < 0:
        raise BadTreeError("A stored number is none.")
    return Number(float(value))


def _name(data: list[Any]) -> str:
    (name,) = data
    if not NAME.fullmatch(name):
        raise BadTreeError("A stored name is none.")
    return _string(name)


def _own(data: list[Any], _level: int) -> Own:
    if data:
        raise BadTreeError("A stored part has something left over.")
    return Own()


def _minus(data: list[Any], level: int) -> Minus:
    (operand,) = data
    return Minus(from_json(operand, level))


def _chain(data: list[Any], level: int) -> Chain:
    first, *rest = data
    signs = rest[::2]
    if not signs or len({RANKS[sign] for sign in signs}) != 1:
        raise BadTreeError("A stored chain of operators is none.")
    pairs = zip(signs, rest[1::2], strict=True)
    return Chain(from_json(first, level), tuple((sign, from_json(part, level)) for sign, part in pairs))


def _call(data: list[Any], level: int) -> Call:
    name, arguments, *_program = data
    if name not in FUNCTIONS:
        raise BadTreeError("A stored function is unknown.")
    try:
        return checked_call(Call(name, tuple(from_json(part, level) for part in arguments)))
    except LogicError as error:
        raise BadTreeError(error.sentence) from error


def _string(value: Any) -> str:  # noqa: ANN401 (JSON)
    if not isinstance(value, str):
        raise BadTreeError("A stored text is none.")
    return value


_READERS: dict[str, Callable[[list[Any], int], Expression]] = {
    "text": _text,
    "number": _number,
    "answer": lambda data, _level: Answer(_name(data)),
    "own": _own,
    "column": lambda data, _level: Column(_name(data)),
    "minus": _minus,
    "chain": _chain,
    "call": _call,
}
