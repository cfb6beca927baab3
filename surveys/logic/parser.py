"""What does the text of an expression mean? A tree, or one sentence that says where it stops making sense."""

from dataclasses import dataclass

from surveys.logic.errors import LimitError, LogicError, MistakeError, gettext_noop
from surveys.logic.functions import FUNCTIONS
from surveys.logic.outside import refuse_function, refuse_word
from surveys.logic.signatures import checked_call
from surveys.logic.tokens import Repair, Token, Tokens, straightened
from surveys.logic.tree import RANKS, Answer, Call, Chain, Column, Expression, Minus, Number, Own, Text, height_of

MAX_LENGTH = 10_000
MAX_DEPTH = 64
MAX_HEIGHT = 128

_EMPTY = gettext_noop("The expression is empty.")
_TOO_LONG = gettext_noop("The expression is longer than %(limit)d characters.")
_TOO_DEEP = gettext_noop("Brackets and functions are nested more than %(limit)d deep.")
_VALUE = gettext_noop("A text, a number or ${name} was expected, but “%(found)s” stands here.")
_VALUE_AT_END = gettext_noop("The expression ends, but a text, a number or ${name} was expected.")
_OPERATOR = gettext_noop("“and”, “or”, “=” or another operator is missing before “%(found)s”.")
_SMALL = gettext_noop("Write “%(meant)s” in small letters.")
_DOUBLED = gettext_noop("One “=” is enough.")
_LEFT_OVER = gettext_noop("This “%(found)s” has no partner before it.")
_COMMA = gettext_noop("A comma separates values inside a function. A decimal number has a point: 3.5.")
_BRACKET = gettext_noop("The bracket that opens here is not closed.")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where an expression looks at a question."""

    name: str
    column: int


@dataclass(frozen=True, slots=True)
class Parsed:
    tree: Expression
    mentions: tuple[Mention, ...]
    repairs: tuple[Repair, ...]


def parse(text: str, *, columns: bool = False) -> Parsed:
    """Raise LogicError. `columns`: bare names are columns of the list of choices, as in a choice filter."""
    if len(text) > MAX_LENGTH:
        raise LimitError(_TOO_LONG, MAX_LENGTH + 1, limit=MAX_LENGTH)
    try:
        return _Parser(text, columns=columns).parsed()
    except LogicError:
        # A text that begins with a plain quote and ends with a typographic one, or the like.
        plain, repairs = straightened(text)
        if not repairs:
            raise
        try:
            found = _Parser(plain, columns=columns).parsed()
        except LogicError:
            pass
        else:
            every = sorted({*repairs, *found.repairs}, key=lambda repair: repair.column)
            return Parsed(found.tree, found.mentions, tuple(every))
        raise


class _Parser:
    """Operators by rank: what binds closer than the operator before it becomes its operand."""

    def __init__(self, text: str, *, columns: bool) -> None:
        self.tokens = Tokens(text)
        self.columns = columns
        self.depth = 0
        self.mentions: list[Mention] = []
        self.token = self.tokens.next(operator=False)

    def parsed(self) -> Parsed:
        if self.token.kind == "end":
            raise MistakeError(_EMPTY, 1)
        tree = self._expression(1)
        if self.token.kind != "end":
            raise self._not_an_operator()
        if height_of(tree) > MAX_HEIGHT:
            raise LimitError(_TOO_DEEP, 1, limit=MAX_DEPTH)
        return Parsed(tree, tuple(self.mentions), tuple(self.tokens.repairs))

    def _expression(self, rank: int) -> Expression:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise LimitError(_TOO_DEEP, self.token.column, limit=MAX_DEPTH)
        left = self._operand()
        while (found := self._rank()) >= rank:
            rest: list[tuple[str, Expression]] = []
            while self._rank() == found:
                operator = self._step(operator=False)
                if operator.text == "=" and self.token.text == "=" and self.token.kind == "sign":
                    raise MistakeError(_DOUBLED, self.token.column)
                rest.append((operator.text, self._expression(found + 1)))
            left = Chain(left, tuple(rest))
        self.depth -= 1
        return left

    def _rank(self) -> int:
        return RANKS.get(self.token.text, 0) if self.token.kind == "sign" else 0

    def _step(self, *, operator: bool) -> Token:
        """Take the token; `operator`: it ended a value."""
        taken = self.token
        self.token = self.tokens.next(operator=operator)
        return taken

    def _operand(self) -> Expression:
        token = self.token
        if token.kind == "word":
            return self._word(self._step(operator=True))
        if token.kind == "sign":
            if token.text == "-":
                self._step(operator=False)
                return Minus(self._expression(max(RANKS.values()) + 1))
            if token.text == "(":
                return self._bracket()
        if token.kind in ("sign", "end"):
            sentence = _VALUE_AT_END if token.kind == "end" else _VALUE
            raise MistakeError(sentence, token.column, found=token.text)
        return self._simple(self._step(operator=True))

    def _simple(self, token: Token) -> Expression:
        if token.kind == "number":
            return Number(float(token.text))
        if token.kind == "text":
            return Text(token.text)
        if token.kind == "own":
            return Own()
        self.mentions.append(Mention(token.text, token.column))
        return Answer(token.text)

    def _bracket(self) -> Expression:
        opened = self._step(operator=False)
        inner = self._expression(1)
        self._close(opened)
        return inner

    def _close(self, opened: Token) -> None:
        if self.token.kind == "end":
            raise MistakeError(_BRACKET, opened.column)
        if self.token.text != ")" or self.token.kind != "sign":
            raise self._not_an_operator()
        self._step(operator=True)

    def _word(self, name: Token) -> Expression:
        if self.token.kind == "sign" and self.token.text == "(":
            return self._call(name)
        if self.columns and ":" not in name.text:
            return Column(name.text)
        if name.text in RANKS:
            raise MistakeError(_VALUE, name.column, found=name.text)
        raise refuse_word(name.text, name.column)

    def _call(self, name: Token) -> Expression:
        if name.text not in FUNCTIONS:
            raise refuse_function(name.text, name.column)
        opened = self._step(operator=False)
        arguments: list[Expression] = []
        places: list[int] = []
        while not (self.token.kind == "sign" and self.token.text == ")" and not arguments):
            places.append(self.token.column)
            arguments.append(self._expression(1))
            if not (self.token.kind == "sign" and self.token.text == ","):
                break
            self._step(operator=False)
        self._close(opened)
        return checked_call(Call(name.text, tuple(arguments)), name.column, places)

    def _not_an_operator(self) -> LogicError:
        """Something follows a value that cannot follow it."""
        token = self.token
        if token.kind == "sign" and token.text == ",":
            return MistakeError(_COMMA, token.column)
        if token.kind == "sign" and token.text == ")":
            return MistakeError(_LEFT_OVER, token.column, found=token.text)
        if token.kind == "word" and token.text.lower() in RANKS:
            return MistakeError(_SMALL, token.column, meant=token.text.lower())
        return MistakeError(_OPERATOR, token.column, found=token.text)
