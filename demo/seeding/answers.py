"""How does an invented resident answer a survey? Weights and means from the demo's content, rules respected."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from demo.content import read
from demo.seeding.places import point
from surveys.definition import Definition, Option, Question, is_shown
from surveys.questiontypes.map_pin import Place

SKIPPED_QUESTION, SKIPPED_ROW, CANNOT_JUDGE = 0.04, 0.03, 0.07


@dataclass(frozen=True, slots=True)
class Resident:
    age: str
    area: str
    on_paper: bool


@cache
def _content() -> dict[str, Any]:
    return read("answers")


def somebody(chance: random.Random) -> Resident:
    people = _content()["people"]
    age = _weighted(people["age"], chance)
    return Resident(age, _weighted(people["area"], chance), chance.random() * 100 < people["paper"][age])


def answers_of(resident: Resident, definition: Definition, chance: random.Random) -> dict[str, Any]:
    """Contact details are never part of a response, so nobody leaves any."""
    given: dict[str, Any] = {}
    for page in definition.pages:
        for question in page.questions:
            asked = is_shown(page.show_if, given) and is_shown(question.show_if, given) and question.store != "contact"
            left_out = not question.required and chance.random() < SKIPPED_QUESTION
            answer = None if left_out or not asked else _answer(question, resident, chance)
            if answer:
                given[question.code] = answer
    return given


def _answer(question: Question, resident: Resident, chance: random.Random) -> Any:  # noqa: ANN401 (JSON, by kind)
    known = {"demo.age": resident.age, "demo.subarea": resident.area, "demo.relation": _relation(chance)}
    if question.concept in known:
        return known[question.concept]
    answer = BY_KIND.get(question.kind)
    return answer(question, resident, chance) if answer else None


def _relation(chance: random.Random) -> list[str]:
    if chance.random() > 0.95:  # noqa: PLR2004 (one in twenty only works here or visits)
        return ["work"]
    return ["live", *(code for code, share in (("work", 0.2), ("engage", 0.25)) if chance.random() < share)]


def _weighted(weights: dict[str, int], chance: random.Random) -> str:
    return chance.choices(list(weights), list(weights.values()))[0]


def _one(question: Question, resident: Resident, chance: random.Random) -> str:  # noqa: ARG001 (the same for everybody)
    weights = _content()["weights"].get(question.code, {})
    return _weighted({one.code: weights.get(one.code, 1) for one in question.options}, chance)


def _ticks(question: Question, resident: Resident, chance: random.Random) -> list[str]:  # noqa: ARG001 (same)
    weights = _content()["weights"].get(question.code, {})
    alone = [one.code for one in question.options if one.exclusive or one.missing]
    if alone and chance.random() * 100 < weights.get(alone[0], 5):
        return alone[:1]
    open_ones = [one.code for one in question.options if one.code not in alone]
    likely = {code: min(0.9, weights.get(code, 25) / 100) for code in open_ones}
    chosen = [code for code in open_ones if chance.random() < likely[code]]
    return chosen or [max(likely, key=lambda code: (likely[code], code))]


def _means(item: str, resident: Resident) -> tuple[float, float]:
    importance, satisfaction = _content()["needs"].get(item, (3.5, 3.2))
    for group in (resident.age, resident.area):
        more, better = _content()["differences"].get(group, {}).get(item, (0, 0))
        importance, satisfaction = importance + more, satisfaction + better
    return importance, satisfaction


def _pairs(question: Question, resident: Resident, chance: random.Random) -> dict[str, list[str]]:
    # Some like to complain, some are content with everything.
    mood = chance.gauss(0, 0.35)
    rows = {}
    for item in question.items:
        importance, satisfaction = _means(item.code, resident)
        row = [
            _point(question.scales[0], importance, 0.8, chance),
            _point(question.scales[1], satisfaction + mood, 1.1, chance),
        ]
        if any(row):
            rows[item.code] = row
    return rows


def _rows(question: Question, resident: Resident, chance: random.Random) -> dict[str, str]:  # noqa: ARG001 (same)
    means = _content()["agreement"]
    rows = {item.code: _point(question.scales[0], means.get(item.code, 3.3), 1.0, chance) for item in question.items}
    return {item: point for item, point in rows.items() if point}


def _point(scale: tuple[Option, ...], mean: float, spread: float, chance: random.Random) -> str:
    if chance.random() < SKIPPED_ROW:
        return ""
    points = [one.code for one in scale if not one.missing]
    unknown = [one.code for one in scale if one.missing]
    if unknown and chance.random() < CANNOT_JUDGE:
        return unknown[0]
    return points[min(len(points), max(1, round(chance.gauss(mean, spread)))) - 1]


def _priorities(question: Question, resident: Resident, chance: random.Random) -> list[str]:
    """What matters and does not work comes first."""

    def urgency(code: str) -> float:
        importance, satisfaction = _means(code, resident)
        return importance - satisfaction + chance.gauss(0, 0.9)

    ranked = sorted((one.code for one in question.options), key=urgency, reverse=True)
    chosen = set(ranked[: question.max_picks or 3])
    return [one.code for one in question.options if one.code in chosen]


def _words(question: Question, resident: Resident, chance: random.Random) -> str | None:  # noqa: ARG001 (same)
    words = _content()["words"].get(question.code)
    return chance.choice(words) if words and chance.random() < 0.24 else None  # noqa: PLR2004 (about every fourth writes)


def _places(question: Question, resident: Resident, chance: random.Random) -> dict[str, list[str]]:
    """On paper in words; else needles near the places that the neighbourhood talks about, a few anywhere."""
    own = random.Random()  # noqa: S311 (invented data)
    own.setstate(chance.getstate())  # what is drawn here changes no later answer
    places = _content()["places"]
    found = {}
    for pin in question.pins:
        known = places.get(pin.code, [])
        if known and chance.random() < 0.2:  # noqa: PLR2004 (every fifth thinks of some place)
            named = chance.sample(known, 1)
        elif known and own.random() < 0.3:  # noqa: PLR2004 (of the others, many of one that is talked about)
            named = own.choices(known, [often for _name, often, *_at in known])
        else:
            continue
        found[pin.code] = [name if resident.on_paper else _needle(name, at, own) for name, _often, *at in named]
    return found


def _needle(name: str, at: Sequence[float], own: random.Random) -> str:
    east, north = at
    if own.random() < 0.08:  # noqa: PLR2004 (a few stand where nobody else thinks of)
        name, east, north = "", own.randint(-50, 50), own.randint(-45, 50)
    lon, lat = point(own.gauss(east, 2.5), own.gauss(north, 2.5))
    return Place.read(f"geo:{lat},{lon} {name if own.random() < 0.6 else ''}").stored  # noqa: PLR2004 (most say why)


BY_KIND: dict[str, Callable[[Question, Resident, random.Random], Any]] = {
    "single": _one,
    "scale": _one,
    "multi": _ticks,
    "pick": _priorities,
    "matrix_pair": _pairs,
    "matrix": _rows,
    "text_long": _words,
    "map_pin": _places,
}
