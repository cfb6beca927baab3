"""What is the value of an expression, given the answers? This one decides; static/js/logic.js says the same.

Every expression has a value: there is no error at this point, only NaN and the empty text.
"""

import operator
from collections.abc import Callable
from math import isnan

from surveys.logic.calls import EAGER
from surveys.logic.chance import Chance
from surveys.logic.numbers import quotient, remainder
from surveys.logic.tree import Answer, Call, Chain, Column, Expression, Minus, Number, Own, Text
from surveys.logic.values import Context, Value, answer_text, to_boolean, to_number, to_text

OPERATORS: dict[str, Callable[[float, float], float | bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "div": quotient,
    "mod": remainder,
}


def evaluate(tree: Expression, context: Context) -> Value:
    return _Interpreter(context).value(tree)


def holds(tree: Expression, context: Context) -> bool:
    return to_boolean(evaluate(tree, context))


def as_text(tree: Expression, context: Context) -> str:
    """The value as it is stored and shown."""
    return to_text(evaluate(tree, context), context)


class _Interpreter:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.chance = Chance(context.seed)

    def value(self, tree: Expression) -> Value:  # noqa: PLR0911 (one return per kind of part)
        match tree:
            case Text(value) | Number(value):
                return value
            case Answer(name):
                return answer_text(self.context.answers.get(name))
            case Own():
                return answer_text(self.context.own)
            case Column(name):
                return answer_text(self.context.columns.get(name))
            case Minus(operand):
                return -self.number(operand)
            case Chain(first, rest):
                return self.chain(first, rest)
            case Call():
                return self.call(tree)

    def number(self, tree: Expression) -> float:
        return to_number(self.value(tree), self.context)

    def chain(self, first: Expression, rest: tuple[tuple[str, Expression], ...]) -> Value:
        if rest[0][0] in ("and", "or"):
            return self.decided(first, rest, by=rest[0][0] == "or")
        left = self.value(first)
        for sign, part in rest:
            left = self.operated(sign, left, self.value(part))
        return left

    def decided(self, first: Expression, rest: tuple[tuple[str, Expression], ...], *, by: bool) -> bool:
        """From left to right, until one value settles it."""
        return (
            by if any(to_boolean(self.value(part)) is by for part in (first, *(part for _, part in rest))) else not by
        )

    def operated(self, sign: str, left: Value, right: Value) -> Value:
        if sign in ("=", "!="):
            return self.equal(left, right, negated=sign == "!=")
        return OPERATORS[sign](to_number(left, self.context), to_number(right, self.context))

    def equal(self, left: Value, right: Value, *, negated: bool) -> bool:
        """As truths when one is a truth, else as numbers when one is a number or date, else as texts."""
        if isinstance(left, bool) or isinstance(right, bool):
            return (to_boolean(left) == to_boolean(right)) != negated
        if isinstance(left, str) and isinstance(right, str):
            return (left == right) != negated
        one, other = to_number(left, self.context), to_number(right, self.context)
        return one != other if negated else one == other

    def call(self, call: Call) -> Value:
        name, arguments = call.name, call.arguments
        if name == "if":
            condition, chosen, otherwise = arguments
            return self.value(chosen if to_boolean(self.value(condition)) else otherwise)
        if name == "coalesce":
            return self.first_given(arguments)
        if name == "once":
            own = answer_text(self.context.own)
            return own or self.value(arguments[0])
        if name == "random":
            return self.chance.next()
        return EAGER[name](self.context, [self.value(part) for part in arguments])

    def first_given(self, arguments: tuple[Expression, ...]) -> Value:
        """NaN counts as not given."""
        value: Value = ""
        for part in arguments:
            value = self.value(part)
            if value != "" and not (isinstance(value, float) and isnan(value)):
                return value
        return value
