"""How do the comparisons of the shipped templates become expressions?

`{"q": code, "op": .., "value": ..}`, joined by `{"all": [..]}` and `{"any": [..]}`. An unanswered question makes every
comparison false, "not" as well.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from surveys.logic.tree import Answer, Call, Chain, Expression, Text, parts_of

OPERATORS = ("in", "not_in", "contains", "not_contains")


def from_comparison(data: Mapping[str, Any]) -> Expression:
    """ValueError says what is wrong."""
    for join, word, of_none in (("all", "and", "true"), ("any", "or", "false")):
        if join in data:
            return joined(word, [from_comparison(part) for part in data[join] if part]) or Call(of_none, ())
    operator = data.get("op")
    if operator not in OPERATORS:
        raise ValueError(f"unknown comparison “{operator}”")
    value = data.get("value")
    values = value if isinstance(value, list) else [value]
    answer = Answer(str(data["q"]))
    hit = joined("or", [_given(answer, str(one)) for one in values]) or Call("false", ())
    if not operator.startswith("not_"):
        return hit
    return Chain(Chain(answer, (("!=", Text("")),)), (("and", Call("not", (hit,))),))


def _given(answer: Answer, code: str) -> Expression:
    """Codes have no spaces, but nothing has checked old ones."""
    if len(code.split()) == 1:
        return Call("selected", (answer, Text(code)))
    return Chain(answer, (("=", Text(code)),))


def joined(operator: str, parts: Sequence[Expression]) -> Expression | None:
    """One chain; a part that is such a chain itself is taken in. None when there is nothing to join."""
    flat: list[Expression] = []
    for part in parts:
        if isinstance(part, Chain) and part.rest[0][0] == operator:
            flat += parts_of(part)
        else:
            flat.append(part)
    if not flat:
        return None
    return Chain(flat[0], tuple((operator, part) for part in flat[1:])) if len(flat) > 1 else flat[0]
