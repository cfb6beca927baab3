"""Which expressions does a question carry, and how are they read and written? A broken one is told with its place."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from surveys.definition.document import Question
from surveys.definition.rules import CLOCK, Rule, parse_expression, parse_rule, serialise_rule
from surveys.logic import LogicError
from surveys.logic.tree import Text

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Fault:
    """An expression that cannot be read. `question` is its code, "" on a page; `part` is a name out of PARTS."""

    page: str
    question: str
    part: str
    error: LogicError

    def __str__(self) -> str:
        place = f"question {self.question}" if self.question else f"page {self.page}"
        return f"The {self.part} of {place}: {self.error}"


def _expression(data: Any) -> Rule | None:  # noqa: ANN401 (JSON)
    return parse_expression(data) if data else None


def _stored(data: Any) -> Rule | None:  # noqa: ANN401 (JSON)
    return parse_expression(data, refused=CLOCK) if data else None


def _default(data: Any) -> Rule | None:  # noqa: ANN401 (JSON)
    """A text or number means itself; several codes are separated by spaces, as in answers."""
    if data is None or data == "":
        return None
    return _stored(data) if isinstance(data, Mapping) else Text(str(data))


def _filter(data: Any) -> Rule | None:  # noqa: ANN401 (JSON)
    return parse_expression(data, columns=True) if data else None


PARTS: dict[str, Callable[[Any], Rule | None]] = {
    "show_if": parse_rule,
    "required_if": _expression,
    "constraint": _expression,
    "calculation": _stored,
    "default": _default,
    "choice_filter": _filter,
}


def read_expressions(question: Json, page: str, faults: list[Fault]) -> dict[str, Rule | None]:
    """All of a question, broken ones left out and noted in `faults`. Other ValueErrors mean a damaged document."""
    found: dict[str, Rule | None] = {}
    for part, read in PARTS.items():
        try:
            found[part] = read(question.get(part))
        except LogicError as error:
            faults.append(Fault(page, str(question["code"]), part, error))
    return found


def rules_in(question: Json) -> dict[str, Rule]:
    """Those of a question as JSON, for drafts; LogicError for a broken one."""
    found = {part: read(question.get(part)) for part, read in PARTS.items()}
    return {part: rule for part, rule in found.items() if rule is not None}


def expressions_of(question: Question) -> Iterator[tuple[str, Rule]]:
    for part in PARTS:
        rule: Rule | None = getattr(question, part)
        if rule is not None:
            yield part, rule


def written(part: str, rule: Rule) -> Any:  # noqa: ANN401 (JSON)
    """With its tree, so that no later parser reads it differently."""
    return rule.value if part == "default" and isinstance(rule, Text) else serialise_rule(rule)


def with_trees(question: dict[str, Any]) -> dict[str, Any]:
    """A copy of the JSON with a tree beside each expression. Comparisons of shipped templates stay as they are."""
    frozen = {
        part: serialise_rule(PARTS[part](question[part]))
        for part in PARTS
        if isinstance(question.get(part), Mapping) and "expression" in question[part]
    }
    return question | frozen
