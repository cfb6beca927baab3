"""What is left of a condition when all that a page cannot change is decided? That much the page's script gets."""

from collections.abc import Collection
from math import copysign, isfinite, isnan

from surveys.definition.rules import Answers, Rule
from surveys.logic import Context, Expression, Value, answers_in, evaluate, to_text
from surveys.logic.tree import Call, Chain, Minus, Number, Text


def settled(rule: Rule, answers: Answers, codes: Collection[str]) -> Rule:
    """`codes` are the questions of the page. The rest is a value; static/js/logic.js works out what is left."""
    return _settled(rule, Context(answers=answers), codes)


def _settled(part: Expression, context: Context, codes: Collection[str]) -> Expression:
    if not any(code in codes for code in answers_in(part)):
        return _as_part(evaluate(part, context), context)
    if isinstance(part, Minus):
        return Minus(_settled(part.operand, context, codes))
    if isinstance(part, Chain):
        rest = tuple((sign, _settled(one, context, codes)) for sign, one in part.rest)
        return Chain(_settled(part.first, context, codes), rest)
    if isinstance(part, Call):
        arguments = tuple(_settled(one, context, codes) for one in part.arguments)
        return Call(part.name, arguments)
    return part


def _as_part(value: Value, context: Context) -> Expression:
    """The shortest expression with this value."""
    if isinstance(value, bool):
        return Call("true" if value else "false", ())
    if isinstance(value, str):
        return Text(value)
    if not isinstance(value, float):
        return Call("date", (Text(to_text(value, context)),))
    if isnan(value):
        return Call("number", (Text(""),))
    size = Number(abs(value)) if isfinite(value) else Chain(Number(1.0), (("div", Number(0.0)),))
    return Minus(size) if copysign(1.0, value) < 0 else size
