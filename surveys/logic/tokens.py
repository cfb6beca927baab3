"""Which words and signs does an expression consist of? Typographic quotes, spaces and dashes are repaired."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from surveys.logic.errors import MistakeError, OutsideError, gettext_noop
from surveys.logic.outside import refuse_sign

SINGLE, DOUBLE = "'‘’‚‛", '"“”„‟'
SPACES = "\u00a0\u2007\u202f\u200b\ufeff"
DASHES = "–—−"

NAME = re.compile(r"[^\W\d][\w.\-]*")
WORD = re.compile(rf"{NAME.pattern}(?::(?!:){NAME.pattern})?")
NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
SIGN = re.compile(r"!=|<=|>=|[-=<>+*(),]")
OPERATOR_WORD = re.compile(r"(?:and|or|div|mod)(?![^\W\d])")

END = ""
_UNCLOSED = gettext_noop("The text that begins here has no closing quote.")
_OPEN_NAME = gettext_noop("The name that begins here has no closing “}”.")
_BAD_NAME = gettext_noop("“%(name)s” cannot be the name of a question.")
_LAST_SAVED = gettext_noop("“last-saved” asks for an earlier response. Surveys do not keep one per person.")
_TOO_BIG = gettext_noop("This number is too big.")


@dataclass(frozen=True, slots=True)
class Token:
    """`kind`: number, text, answer, own, word, sign (operators, brackets, commas) or end."""

    kind: str
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A sign that a word processor had put in the place of a plain one."""

    column: int
    found: str
    plain: str


class Tokens:
    """Reads on demand, so that the first problem in reading order is the one that is reported."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.repairs: list[Repair] = []

    def next(self, *, operator: bool) -> Token:
        """`operator`: a value has just ended, so that `div` and `*` are operators and no names."""
        self._skip_spaces()
        column = self.at + 1
        if self.at == len(self.text):
            return Token("end", END, column)
        sign = self.text[self.at]
        if sign in SINGLE or sign in DOUBLE:
            return self._quoted(SINGLE if sign in SINGLE else DOUBLE)
        if sign in DASHES:
            self._repair("-")
            return Token("sign", "-", column)
        if sign == "$":
            return self._answer()
        if operator and (word := OPERATOR_WORD.match(self.text, self.at)):
            return self._take("sign", word[0])
        return self._plain(operator=operator)

    def _plain(self, *, operator: bool) -> Token:
        for kind, pattern in (("number", NUMBER), ("word", WORD), ("sign", SIGN)):
            found = pattern.match(self.text, self.at)
            if found and not (found[0] == "*" and not operator):
                if kind == "number" and float(found[0]) == float("inf"):
                    raise MistakeError(_TOO_BIG, self.at + 1)
                return self._take(kind, found[0])
        if self.text[self.at] == "." and self.text[self.at + 1 : self.at + 2] != ".":
            return self._take("own", ".")
        raise refuse_sign(self.text, self.at)

    def _take(self, kind: str, text: str) -> Token:
        token = Token(kind, text, self.at + 1)
        self.at += len(text)
        return token

    def _repair(self, plain: str) -> None:
        if self.text[self.at] != plain:
            self.repairs.append(Repair(self.at + 1, self.text[self.at], plain))
        self.at += 1

    def _skip_spaces(self) -> None:
        while self.at < len(self.text) and (self.text[self.at] in SPACES or self.text[self.at].isspace()):
            if self.text[self.at] in SPACES:
                self._repair(" ")
            else:
                self.at += 1

    def _quoted(self, family: str) -> Token:
        """A plain quote ends at its like only; a typographic one at any quote of its family."""
        start, plain = self.at, family[0]
        closing = plain if self.text[start] == plain else family
        end = next((at for at in range(start + 1, len(self.text)) if self.text[at] in closing), None)
        if end is None:
            raise MistakeError(_UNCLOSED, start + 1)
        self._repair(plain)
        self.at = end
        self._repair(plain)
        return Token("text", self.text[start + 1 : end], start + 1)

    def _answer(self) -> Token:
        start = self.at
        if self.text[start + 1 : start + 2] != "{":
            raise refuse_sign(self.text, start)
        end = self.text.find("}", start)
        if end < 0:
            raise MistakeError(_OPEN_NAME, start + 1)
        self.at = end + 1
        name = self.text[start + 2 : end].strip()
        if name.startswith("last-saved#"):
            raise OutsideError("last-saved", _LAST_SAVED, start + 1)
        if not NAME.fullmatch(name):
            raise MistakeError(_BAD_NAME, start + 1, name=name)
        return Token("answer", name, start + 1)


def straightened(text: str) -> tuple[str, list[Repair]]:
    """All quotes plain, also those inside texts: for expressions whose quotes do not pair otherwise."""
    plain = {sign: family[0] for family in (SINGLE, DOUBLE) for sign in family[1:]}
    return "".join(plain.get(sign, sign) for sign in text), list(_quotes(text, plain))


def _quotes(text: str, plain: dict[str, str]) -> Iterator[Repair]:
    for column, sign in enumerate(text, start=1):
        if sign in plain:
            yield Repair(column, sign, plain[sign])
