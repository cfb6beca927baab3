"""When is a question shown? The one interface behind which conditions are read and judged, as expressions."""

from collections.abc import Mapping
from typing import Any

from surveys.definition.comparisons import from_comparison
from surveys.logic import Context, Expression, answers_in, as_expression, as_json, from_json, holds, parse
from surveys.logic.tree import Call, every_part

Answers = Mapping[str, Any]
Rule = Expression

# Responses are counted again much later; a condition must hold then as it held when somebody answered.
FLEETING = ("today", "now", "random")


def is_shown(rule: Rule | None, answers: Answers) -> bool:
    return rule is None or holds(rule, Context(answers=answers))


def referenced_codes(rule: Rule | None) -> list[str]:
    return [] if rule is None else answers_in(rule)


def parse_rule(data: Any) -> Rule | None:  # noqa: ANN401 (JSON)
    """From `{"expression": ..}` with or without its "tree", or a comparison of the shipped templates.

    ValueError says what is wrong.
    """
    if data in (None, {}):
        return None
    if "expression" not in data:
        return from_comparison(data)
    rule = from_json(data["tree"]) if "tree" in data else parse(data["expression"]).tree
    fleeting = next((part.name for part in every_part(rule) if isinstance(part, Call) and part.name in FLEETING), None)
    if fleeting:
        raise ValueError(f"a condition cannot ask for {fleeting}(), because it must give the same at every recount")
    return rule


def serialise_rule(rule: Rule | None) -> dict[str, Any] | None:
    return None if rule is None else {"expression": as_expression(rule), "tree": as_json(rule)}
