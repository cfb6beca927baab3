"""When is a question shown? The one interface behind which conditions are read and judged, as expressions."""

from collections.abc import Mapping
from typing import Any

from surveys.definition.comparisons import from_comparison
from surveys.logic import Context, Expression, OutsideError, answers_in, as_expression, as_json, from_json, holds, parse
from surveys.logic.errors import gettext_noop
from surveys.logic.tree import Call, every_part

Answers = Mapping[str, Any]
Rule = Expression

# Responses are counted again much later; a condition must hold then as it held when somebody answered.
FLEETING = ("today", "now", "random")
# A stored time of day could tell who answered.
CLOCK = ("now",)

_FLEETING = gettext_noop("A condition cannot ask for “%(name)s()”: it must give the same at every recount.")
_CLOCK = gettext_noop("“%(name)s()” would store the time of day, which could tell who answered. Use “today()”.")
_REASONS = {FLEETING: _FLEETING, CLOCK: _CLOCK}


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
    return parse_expression(data, refused=FLEETING)


def parse_expression(
    data: Mapping[str, Any],
    *,
    columns: bool = False,
    refused: tuple[str, ...] = (),
) -> Rule:
    """Its stored tree counts, and the text where there is none yet. `refused`: functions that have no place here."""
    text = str(data["expression"])
    rule = from_json(data["tree"]) if "tree" in data else parse(text, columns=columns).tree
    for part in every_part(rule):
        if isinstance(part, Call) and part.name in refused:
            sentence = _REASONS[refused]
            raise OutsideError(part.name, sentence, text.find(f"{part.name}(") + 1, name=part.name)
    return rule


def serialise_rule(rule: Rule | None) -> dict[str, Any] | None:
    return None if rule is None else {"expression": as_expression(rule), "tree": as_json(rule)}
