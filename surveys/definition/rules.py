"""When is a question shown? The one interface behind which rules are read and evaluated.

Today: one comparison, or "all"/"any" of several, as the templates need. The expression language of XLSForm comes
later behind the same functions. An unanswered question makes every comparison false.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Answers = Mapping[str, Any]
OPERATORS = ("in", "not_in", "contains", "not_contains")


@dataclass(frozen=True, slots=True)
class Compare:
    code: str
    operator: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """`join` is "all" or "any"."""

    join: str
    rules: tuple["Rule", ...]


Rule = Compare | Group


def is_shown(rule: Rule | None, answers: Answers) -> bool:
    if rule is None:
        return True
    if isinstance(rule, Group):
        results = (is_shown(part, answers) for part in rule.rules)
        return all(results) if rule.join == "all" else any(results)
    value = answers.get(rule.code)
    if value in (None, "", []):
        return False
    given = {str(part) for part in value} if isinstance(value, list | tuple) else {str(value)}
    hit = bool(given & set(rule.values))
    return not hit if rule.operator.startswith("not_") else hit


def referenced_codes(rule: Rule | None) -> Iterator[str]:
    if isinstance(rule, Compare):
        yield rule.code
    elif isinstance(rule, Group):
        for part in rule.rules:
            yield from referenced_codes(part)


def for_browser(rule: Rule, answers: Answers, codes: Collection[str]) -> Any:  # noqa: ANN401 (JSON)
    """The rule with everything decided that the page itself cannot change: True, False, or what is left of it.

    `codes` are the questions of the page. static/js/survey.js evaluates the rest; the server always decides.
    """
    if isinstance(rule, Compare):
        return serialise_rule(rule) if rule.code in codes else is_shown(rule, answers)
    return {rule.join: [for_browser(part, answers, codes) for part in rule.rules]}


def parse_rule(data: Any) -> Rule | None:  # noqa: ANN401 (JSON)
    """From `{"q": code, "op": .., "value": ..}` or `{"all": [..]}` / `{"any": [..]}`; ValueError says what is wrong."""
    if data in (None, {}):
        return None
    for join in ("all", "any"):
        if join in data:
            parts = [parse_rule(part) for part in data[join]]
            return Group(join, tuple(part for part in parts if part is not None))
    operator = data.get("op")
    if operator not in OPERATORS:
        raise ValueError(f"unknown comparison “{operator}”")
    value = data.get("value")
    values = value if isinstance(value, list) else [value]
    return Compare(str(data["q"]), operator, tuple(str(one) for one in values))


def serialise_rule(rule: Rule | None) -> dict[str, Any] | None:
    if rule is None:
        return None
    if isinstance(rule, Group):
        return {rule.join: [serialise_rule(part) for part in rule.rules]}
    return {"q": rule.code, "op": rule.operator, "value": list(rule.values)}
