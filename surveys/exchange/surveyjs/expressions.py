"""What does a condition of SurveyJS mean in our language? `{q} = 'a'`, `contains`, `empty`; else None."""

import re
from collections.abc import Callable

from surveys.logic import Expression
from surveys.logic.tree import RANKS, Answer, Call, Chain, Minus, Number, Text

_TOKEN = re.compile(
    r"""\s*(?:(?P<number>\d+(?:\.\d+)?)|(?P<text>"[^"]*"|'[^']*')|(?P<answer>\{[^{}]+\})"""
    r"""|(?P<word>[A-Za-z]\w*)|(?P<sign>==|=|!=|<>|<=|>=|<|>|&&|\|\||[-+*/%!()\[\],]))"""
)
_SIGNS = {
    "&&": "and",
    "||": "or",
    "==": "=",
    "equal": "=",
    "<>": "!=",
    "notequal": "!=",
    "greater": ">",
    "less": "<",
    "greaterorequal": ">=",
    "lessorequal": "<=",
    "/": "div",
    "%": "mod",
}
_LISTS = ("contains", "contain", "notcontains", "notcontain", "anyof", "allof", "noneof")
DEEPEST = 40

Find = Callable[[str], Expression | None]


class Untranslatable(Exception):  # noqa: N818 (an answer, not an error)
    """A part that has no counterpart here."""


def translated(text: str, find: Find) -> Expression | None:
    """`find` knows the questions that were asked before. All of it or nothing: half a condition is a wrong one."""
    try:
        parser = _Parser(text, find)
        tree = parser.expression(1)
        if parser.at < len(parser.tokens):
            return None
    except (Untranslatable, RecursionError):
        return None
    return tree


class _Parser:
    def __init__(self, text: str, find: Find) -> None:
        self.tokens = _tokens(text)
        self.find, self.at, self.depth = find, 0, 0

    def _peek(self) -> str:
        return self.tokens[self.at][1].lower() if self.at < len(self.tokens) else ""

    def _take(self, wanted: str = "") -> tuple[str, str]:
        if self.at >= len(self.tokens) or (wanted and self._peek() != wanted):
            raise Untranslatable
        self.at += 1
        return self.tokens[self.at - 1]

    def expression(self, rank: int) -> Expression:
        self.depth += 1
        if self.depth > DEEPEST:
            raise Untranslatable
        left = self._operand()
        while True:
            word = self._peek()
            sign = _SIGNS.get(word, word)
            if word in ("empty", "notempty") and rank <= RANKS["="]:
                self._take()
                left = Chain(left, (("=" if word == "empty" else "!=", Text("")),))
            elif word in _LISTS and rank <= RANKS["="]:
                self._take()
                left = self._list(left, word)
            elif RANKS.get(sign, 0) >= rank:
                self._take()
                right = self.expression(RANKS[sign] + 1)
                same = isinstance(left, Chain) and RANKS[left.rest[0][0]] == RANKS[sign]
                left = Chain(left.first, (*left.rest, (sign, right))) if same else Chain(left, ((sign, right),))  # type: ignore[union-attr]  # a chain
            else:
                break
        self.depth -= 1
        return left

    def _operand(self) -> Expression:
        kind, text = self._take()
        if kind == "number":
            return Number(float(text))
        if kind == "text":
            return Text(text[1:-1])
        if kind == "answer":
            found = self.find(text[1:-1].strip())
            if found is None:
                raise Untranslatable
            return found
        if text == "(":
            inner = self.expression(1)
            self._take(")")
            return inner
        if text in ("!", "-") or text.lower() == "not":
            inner = self.expression(max(RANKS.values()) + 1)
            return Minus(inner) if text == "-" else Call("not", (inner,))
        if text.lower() in ("true", "false"):
            return Text("true" if text.lower() == "true" else "false")
        raise Untranslatable

    def _list(self, left: Expression, word: str) -> Expression:
        values = self._values()
        if not isinstance(left, Answer) or not values:
            raise Untranslatable
        parts = [Call("selected", (left, value)) for value in values]
        joined: Expression = parts[0]
        if len(parts) > 1:
            sign = "and" if word == "allof" else "or"
            joined = Chain(parts[0], tuple((sign, part) for part in parts[1:]))
        return Call("not", (joined,)) if word.startswith("no") else joined

    def _values(self) -> list[Expression]:
        if self._peek() != "[":
            kind, text = self._take()
            if kind not in ("text", "number"):
                raise Untranslatable
            return [Text(text[1:-1] if kind == "text" else text)]
        self._take("[")
        found: list[Expression] = []
        while self._peek() != "]":
            kind, text = self._take()
            if kind not in ("text", "number"):
                raise Untranslatable
            found.append(Text(text[1:-1] if kind == "text" else text))
            if self._peek() == ",":
                self._take()
        self._take("]")
        return found


def _tokens(text: str) -> list[tuple[str, str]]:
    found, at = [], 0
    plain = text.strip()
    while at < len(plain):
        token = _TOKEN.match(plain, at)
        if token is None:
            raise Untranslatable
        kind = token.lastgroup or ""
        found.append((kind, token[kind]))
        at = token.end()
        while at < len(plain) and plain[at].isspace():
            at += 1
    return found
