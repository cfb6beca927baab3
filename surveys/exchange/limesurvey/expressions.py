"""What does an expression of LimeSurvey's Expression Manager mean in our language? None where it has no counterpart."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from surveys.logic import Expression, LogicError
from surveys.logic.signatures import checked_call
from surveys.logic.tree import RANKS, Call, Chain, Minus, Number, Text

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?(?![\w.]))|(?P<text>"[^"]*"|'[^']*')"""
    r"""|(?P<name>[A-Za-z0-9_][\w.:#]*)|(?P<sign>==|!=|<=|>=|&&|\|\||[-+*/%<>!(),]))"""
)
_WORDS = {
    "and": "and",
    "&&": "and",
    "or": "or",
    "||": "or",
    "==": "=",
    "eq": "=",
    "ne": "!=",
    "lt": "<",
    "le": "<=",
    "gt": ">",
    "ge": ">=",
    "/": "div",
    "%": "mod",
}
_SAME = {
    "abs": "abs",
    "floor": "floor",
    "ceil": "ceiling",
    "round": "round",
    "min": "min",
    "max": "max",
    "sqrt": "sqrt",
    "pow": "pow",
    "pi": "pi",
    "if": "if",
    "strlen": "string-length",
    "intval": "int",
    "trim": "normalize-space",
}
DEEPEST = 40


class Untranslatable(Exception):  # noqa: N818 (an answer, not an error)
    """A part that has no counterpart here."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a name in an expression stands for: our value, and whether it is a tick of a list."""

    value: Expression
    tick: bool = False


Find = Callable[[str], Name | None]


def translated(text: str, find: Find) -> Expression | None:
    """`find` knows the names. None: nothing of it is taken, because a half condition is a wrong one."""
    try:
        return _Parser(text, find).whole()
    except (Untranslatable, LogicError, RecursionError):
        return None


class _Parser:
    def __init__(self, text: str, find: Find) -> None:
        self.tokens = _tokens(text)
        self.find, self.at, self.depth = find, 0, 0

    def whole(self) -> Expression:
        tree = self._expression(1)
        if self.at < len(self.tokens):
            raise Untranslatable
        return tree

    def _peek(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise Untranslatable
        self.at += 1
        return self.tokens[self.at - 1]

    def _expression(self, rank: int) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Untranslatable
        left = self._operand()
        while True:
            sign = _WORDS.get(self._peek().lower(), self._peek())
            if RANKS.get(sign, 0) < rank:
                break
            self._take()
            left = _joined(left, sign, self._expression(RANKS[sign] + 1))
        self.depth -= 1
        return left

    def _operand(self) -> Expression:
        kind, text = self._take()
        if kind in ("number", "text"):
            return Number(float(text)) if kind == "number" else Text(text[1:-1])
        if text in ("-", "!", "not"):
            inner = self._expression(max(RANKS.values()) + 1)
            return Minus(inner) if text == "-" else Call("not", (inner,))
        if text == "(":
            inner = self._expression(1)
            self._close()
            return inner
        if kind != "name":
            raise Untranslatable
        return self._call(text) if self._peek() == "(" else self._named(text).value

    def _close(self) -> None:
        if self._take()[1] != ")":
            raise Untranslatable

    def _named(self, text: str) -> Name:
        found = self.find(text)
        if found is None:
            raise Untranslatable
        return found

    def _call(self, name: str) -> Expression:
        self._take()
        if name in ("is_empty", "count", "sum"):
            return self._of_names(name)
        arguments: list[Expression] = []
        while self._peek() != ")":
            arguments.append(self._expression(1))
            if self._peek() != ",":
                break
            self._take()
        self._close()
        if name not in _SAME:
            raise Untranslatable
        return checked_call(Call(_SAME[name], tuple(arguments)))

    def _of_names(self, function: str) -> Expression:
        """Functions that look whether something was answered."""
        names: list[str] = []
        while self._peek() != ")":
            kind, text = self._take()
            if kind != "name":
                raise Untranslatable
            names.append(text)
            if self._peek() == ",":
                self._take()
        self._close()
        found = [self._named(name) for name in names]
        ticks = [one.tick for one in found]
        if function == "is_empty" and len(found) == 1:
            return _is_empty(found[0])
        if function == "count" and ticks == [False] and names[0].startswith("that."):
            return Call("count-selected", (found[0].value,))
        if function == "count" and found and all(ticks):
            return _sum([Call("if", (one.value, Number(1.0), Number(0.0))) for one in found])
        if function == "sum" and found and not any(ticks):
            return _sum([Call("number", (one.value,)) for one in found])
        raise Untranslatable


def _is_empty(name: Name) -> Expression:
    return Call("not", (name.value,)) if name.tick else Chain(name.value, (("=", Text("")),))


def _joined(left: Expression, sign: str, right: Expression) -> Expression:
    """A tick is a truth here and the text "Y" there."""
    for tick, value in ((left, right), (right, left)):
        if isinstance(tick, Call) and tick.name == "selected" and sign in ("=", "!="):
            if value not in (Text("Y"), Text("")):
                raise Untranslatable
            is_yes = (value == Text("Y")) == (sign == "=")
            return tick if is_yes else Call("not", (tick,))
    if isinstance(left, Chain) and RANKS[left.rest[0][0]] == RANKS[sign]:
        return Chain(left.first, (*left.rest, (sign, right)))
    return Chain(left, ((sign, right),))


def _sum(parts: Sequence[Expression]) -> Expression:
    rest = tuple(("+", part) for part in parts[1:])
    return Chain(parts[0], rest) if rest else parts[0]


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    stripped = text.strip()
    while at < len(stripped):
        token = _TOKEN.match(stripped, at)
        if token is None:
            raise Untranslatable
        kind = token.lastgroup or ""
        found.append(("sign" if token[kind].lower() in ("and", "or", "not") else kind, token[kind]))
        at = token.end()
        while at < len(stripped) and stripped[at].isspace():
            at += 1
    return found
