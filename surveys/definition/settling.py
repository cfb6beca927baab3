"""What is left of a condition when all that a page cannot change is decided? That much the page's script gets."""

from collections.abc import Collection
from math import copysign, isfinite, isnan

from surveys.definition.rules import Rule
from surveys.logic import Context, Expression, Value, answers_in, evaluate, to_text
from surveys.logic.tree import Call, Chain, Minus, Number, Own, Text, every_part

# They look at the own answer without naming it; the others only when nothing stands in their brackets.
ALWAYS_OWN = ("once",)
OWN_WHEN_EMPTY = ("string", "string-length", "number", "normalize-space")


def settled(rule: Rule, context: Context, codes: Collection[str], *, own: bool = False) -> Rule:
    """The rest is a value; static/js/logic.js works out what is left.

    `codes` are the questions of the page. `own`: the answer that is being checked stands there as well.
    """
    if not _can_change(rule, codes, own=own):
        return _as_part(evaluate(rule, context), context)
    if isinstance(rule, Minus):
        return Minus(settled(rule.operand, context, codes, own=own))
    if isinstance(rule, Chain):
        rest = tuple((sign, settled(one, context, codes, own=own)) for sign, one in rule.rest)
        return Chain(settled(rule.first, context, codes, own=own), rest)
    if isinstance(rule, Call):
        return Call(rule.name, tuple(settled(one, context, codes, own=own) for one in rule.arguments))
    return rule


def _can_change(part: Expression, codes: Collection[str], *, own: bool) -> bool:
    return any(code in codes for code in answers_in(part)) or (own and any(map(_looks_at_own, every_part(part))))


def _looks_at_own(part: Expression) -> bool:
    if isinstance(part, Call):
        return part.name in ALWAYS_OWN or (part.name in OWN_WHEN_EMPTY and not part.arguments)
    return isinstance(part, Own)


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
