"""What are the parts of a question called when two versions stand side by side, and how does each read?"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import parse_definition
from surveys.definition.rules import parse_rule
from surveys.selectors.conditions import as_sentence
from surveys.selectors.designer import KINDS, numbers_of

Json = Mapping[str, Any]

PARTS: dict[str, Callable[[], str]] = {
    "show_if": lambda: _("Who gets it"),
    "kind": lambda: _("Kind of answer"),
    "required": lambda: _("Must be answered"),
    "picks": lambda: _("How many answers"),
    "range": lambda: _("Smallest and largest number"),
    "scales": lambda: _("Points of the scale"),
    "order": lambda: _("Order of the answers"),
    "places": lambda: _("Limited places"),
    "constraint": lambda: _("Check of the answer"),
    "calculation": lambda: _("Calculation"),
    "default": lambda: _("What stands there at first"),
    "choice_filter": lambda: _("Which answers are offered"),
    "missing": lambda: _("Counts as no answer"),
    "exclusive": lambda: _("Answers that stand alone"),
}
TEXTS: dict[str, Callable[[], str]] = {
    "title": lambda: _("Heading"),
    "intro": lambda: _("Sentence before the questions"),
    "text": lambda: _("Question text"),
    "plain": lambda: _("In plain language"),
    "hint": lambda: _("Hint"),
    "required_text": lambda: _("Sentence when the answer is missing"),
    "constraint_text": lambda: _("Sentence when the answer does not fit"),
    "low_text": lambda: _("Lowest value"),
    "high_text": lambda: _("Highest value"),
}
DOUBTS: dict[str, Callable[[], str]] = {
    "negation": lambda: _("A “not” or “no” came or went. That turns the meaning round."),
    "numbers": lambda: _("A number has changed."),
    "letters": lambda: _("Many letters differ. That is seldom a typo."),
}


def text_label(part: str, language: str) -> str:
    """What is no part of the question itself is one of its rows or answers."""
    words = TEXTS[part]() if part in TEXTS else _("Answer")
    return f"{words} ({language})" if language else words


def doubt_words(found: list[str]) -> list[str]:
    return [DOUBTS[one]() for one in found]


def part_line(part: str, old: Json | None, new: Json | None, was: Json, now: Json) -> tuple[str, str, str]:
    """Name of the part, and both versions of it in words; empty where a word for it says enough."""
    label = PARTS[part]() if part in PARTS else _("Other settings of the question")
    if part == "kind":
        return label, *(str(KINDS[one["kind"]][1]) if one else "" for one in (old, new))  # type: ignore[return-value]
    if part == "show_if":
        return label, _condition(old, was), _condition(new, now)
    if part == "required":
        return label, _required(old), _required(new)
    if part == "picks":
        return label, _span(old, "min_picks", "max_picks"), _span(new, "min_picks", "max_picks")
    if part == "range":
        return label, _span(old, "min_value", "max_value"), _span(new, "min_value", "max_value")
    return label, "", ""


def _condition(node: Json | None, document: Json) -> str:
    rule = parse_rule((node or {}).get("show_if"))
    return as_sentence(rule, parse_definition(document), numbers_of(dict(document))) or _("Everybody.")


def _required(node: Json | None) -> str:
    if (node or {}).get("required"):
        return _("yes")
    return _("under a condition") if (node or {}).get("required_if") else _("no")


def _span(node: Json | None, low: str, high: str) -> str:
    least, most = (node or {}).get(low), (node or {}).get(high)
    if least is not None and most is not None:
        return _("%(least)s to %(most)s") % {"least": least, "most": most}
    if most is not None:
        return _("at most %(most)s") % {"most": most}
    return _("at least %(least)s") % {"least": least} if least is not None else _("no limit")
