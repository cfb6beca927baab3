"""Can a condition ever hold, and can it ever fail? Tried out over all answers that make a difference to it.

Where they cannot be listed (a number in a calculation, a text that is compared), nothing is claimed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from itertools import chain, combinations, pairwise, product
from math import prod
from typing import Any

from surveys.definition import Definition, Page, Question, is_shown, referenced_codes
from surveys.definition.rules import Rule
from surveys.logic.tree import Answer, Call, Chain, Expression, Minus, Number, Text, every_part, parts_of

# More combinations than this are not tried out while somebody types.
MOST = 2000
MANY_OPTIONS = 8
ONE_ANSWER, SEVERAL, WORDS = (
    ("single", "scale", "yes_no"),
    ("multi", "pick"),
    ("text_short", "text_long", "text_or_drawing"),
)


class Verdict(Enum):
    FINE = "fine"
    # It contradicts itself, whoever answers.
    CONTRADICTION = "contradiction"
    # It could hold, but nobody who would fulfil it gets that far.
    UNREACHABLE = "unreachable"
    # It holds for everybody.
    ALWAYS = "always"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class _Place:
    question: Question
    page: Page


def verdict_on(rule: Rule, definition: Definition, page: Page | None = None) -> Verdict:
    """`page`: on which the question with this condition stands; its own condition must hold as well."""
    places = {question.code: _Place(question, each) for each in definition.pages for question in each.questions}
    codes = _all_needed(rule, page, places)
    rules = [rule, *(found for code in codes for found in _rules_of(places.get(code)))]
    domains = [_domain(places.get(code), rules) for code in codes]
    if any(domain is None for domain in domains):
        return Verdict.UNDECIDED
    listed = [domain for domain in domains if domain is not None]
    if prod(len(domain) for domain in listed) > MOST:
        return Verdict.UNDECIDED
    return _tried(rule, page, [places[code] for code in codes], listed)


def _tried(rule: Rule, page: Page | None, places: list[_Place], domains: list[list[Any]]) -> Verdict:
    by_itself = reached = failed = False
    for values in product(*domains):
        answers = {place.question.code: value for place, value in zip(places, values, strict=True) if value is not None}
        by_itself = by_itself or is_shown(rule, answers)
        kept = _kept(places, answers)
        if page is not None and not is_shown(page.show_if, kept):
            continue
        holds = is_shown(rule, kept)
        reached, failed = reached or holds, failed or not holds
    if not by_itself:
        return Verdict.CONTRADICTION
    if not reached:
        return Verdict.UNREACHABLE
    return Verdict.FINE if failed else Verdict.ALWAYS


def _kept(places: list[_Place], answers: dict[str, Any]) -> dict[str, Any]:
    """As `walk` judges: in order, without answers to what is not shown."""
    kept: dict[str, Any] = {}
    for place in places:
        code = place.question.code
        shown = is_shown(place.page.show_if, kept) and is_shown(place.question.show_if, kept)
        if shown and code in answers:
            kept[code] = answers[code]
    return kept


def _rules_of(place: _Place | None) -> Iterator[Rule]:
    if place:
        yield from (rule for rule in (place.question.show_if, place.page.show_if) if rule is not None)


def _all_needed(rule: Rule, page: Page | None, places: dict[str, _Place]) -> list[str]:
    """The questions that it looks at, those that decide whether these are asked, and so on; in the survey's order."""
    waiting = [*referenced_codes(rule), *referenced_codes(page.show_if if page else None)]
    found: set[str] = set()
    while waiting:
        code = waiting.pop()
        if code in found:
            continue
        found.add(code)
        waiting += chain.from_iterable(referenced_codes(one) for one in _rules_of(places.get(code)))
    order = list(places)
    return sorted(found, key=lambda code: order.index(code) if code in places else -1)


def _domain(place: _Place | None, rules: list[Rule]) -> list[Any] | None:
    """The answers that make a difference; None stands in it for no answer, instead of it for "cannot be listed"."""
    if place is None or place.question.calculation is not None or place.question.choice_filter is not None:
        return None
    given = _given(place.question, rules)
    if given is None or place.question.required:
        return given
    return [None, *given]


def _given(question: Question, rules: list[Rule]) -> list[Any] | None:
    if question.kind in ONE_ANSWER:
        return _worth_trying([option.code for option in question.options], question, rules)
    if question.kind in SEVERAL:
        return _subsets(question, rules)
    if question.kind == "consent":
        return ["yes"]
    if question.kind in WORDS and all(_only_given(rule, question.code) for rule in rules):
        return ["x"]
    return _points(question, rules) if question.kind == "number" else None


def _worth_trying(codes: list[str], question: Question, rules: list[Rule], more: int = 1) -> list[str]:
    """The answers that are named, and `more` that stand for the others; all where more than their names matters."""
    asked = [part for rule in rules for part in every_part(rule) if Answer(question.code) in parts_of(part)]
    by_name = all(
        (isinstance(part, Call) and part.name == "selected" and isinstance(part.arguments[-1], Text))
        or (isinstance(part, Chain) and part.rest[0][0] in ("=", "!=") and isinstance(part.rest[0][1], Text))
        for part in asked
    )
    if not by_name or len(asked) < sum(_mentions(rule, question.code) for rule in rules):
        return codes
    named = {one.value for part in asked for one in parts_of(part) if isinstance(one, Text)}
    others = [code for code in codes if code not in named]
    return [code for code in codes if code in named] + others[:more]


def _mentions(rule: Rule, code: str) -> int:
    return sum(part == Answer(code) for part in every_part(rule))


def _subsets(question: Question, rules: list[Rule]) -> list[Any] | None:
    free = [option.code for option in question.options if not (option.exclusive or option.missing)]
    alone = [[option.code] for option in question.options if option.exclusive or option.missing]
    free = _worth_trying(free, question, rules, more=question.min_picks or 1)
    if len(free) > MANY_OPTIONS:
        return None
    fewest, most = question.min_picks or 1, question.max_picks or len(free)
    return [list(codes) for size in range(fewest, most + 1) for codes in combinations(free, size)] + alone


def _only_given(rule: Rule, code: str) -> bool:
    """The rule asks of this question only whether it was answered."""
    asked = [part for part in every_part(rule) if Answer(code) in parts_of(part)]
    return rule != Answer(code) and all(
        isinstance(part, Chain) and part.rest[0][0] in ("=", "!=") and Text("") in parts_of(part) for part in asked
    )


def _points(question: Question, rules: list[Rule]) -> list[float] | None:
    """Each number that it is compared with, and one between, below and above, within the limits of the question."""
    code = question.code
    found: set[float] = set()
    for part in chain.from_iterable(every_part(rule) for rule in rules):
        if Answer(code) not in parts_of(part):
            continue
        others = [_number(one) for one in parts_of(part) if one not in (Answer(code), Text(""))]
        if not isinstance(part, Chain) or part.rest[0][0] in ("+", "-", "*", "div", "mod") or None in others:
            return None
        found |= {number for number in others if number is not None}
    low, high = question.min_value, question.max_value
    edges = sorted(found | {edge for edge in (low, high) if edge is not None})
    if not edges:
        return [0.0]
    between = [(left + right) / 2 for left, right in pairwise(edges)]
    points = sorted({edges[0] - 1, *edges, *between, edges[-1] + 1})
    return [point for point in points if (low is None or point >= low) and (high is None or point <= high)]


def _number(part: Expression) -> float | None:
    if isinstance(part, Minus) and isinstance(part.operand, Number):
        return -part.operand.value
    if isinstance(part, Call):
        return None
    return part.value if isinstance(part, Number) else None
