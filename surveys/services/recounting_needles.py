"""On which squares do needles stand, counted a second way? For verify_tallies, from the raw JSON.

Shares no code with the count: neither the kinds of questions nor the formula of the squares.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from math import floor, log, pi, radians, sin
from typing import Any

from participation.tally.ledger import Counts, Key
from surveys.models import Crossing, Response, SurveyVersion
from surveys.services.recounting import raw_cells

Json = Mapping[str, Any]
Point = tuple[float, float]  # latitude, longitude

DEGREES = r"-?\d{%s}(?:\.\d{1,9})?"
WRITTEN = re.compile(rf"geo:({DEGREES % '1,2'}),({DEGREES % '1,3'})(?: .*)?", re.ASCII | re.DOTALL)
KEPT = 0.0005  # degrees
FEW, MANY = 50, 500  # people who named a place


def recount_by_square() -> Counts:
    """Of the surveys whose groups were counted."""
    ended = Crossing.objects.values_list("survey", flat=True)
    definitions = dict(SurveyVersion.objects.filter(survey__in=ended).values_list("pk", "definition"))
    people: dict[tuple[int, str], list[list[Point]]] = defaultdict(list)
    counting = Response.objects.filter(survey__in=ended, superseded=False, waiting=False, beyond_quota=False)
    for survey, version, answers in counting.values_list("survey_id", "version_id", "answers").iterator(chunk_size=500):
        for measure, points in _needles(definitions[version], answers):
            people[survey, measure].append(points)
    most: dict[tuple[int, str], int] = {}
    for (survey, measure), named in people.items():
        question = (survey, measure.split(".")[0])
        most[question] = max(len(named), most.get(question, 0))
    totals: dict[Key, int] = {}
    for (survey, measure), named in people.items():
        busiest = most[survey, measure.split(".")[0]]
        zoom = 16 if busiest < FEW else 17 if busiest < MANY else 18
        for points in named:
            for square in {_square(point, zoom) for point in points}:
                key = (survey, measure, zoom, *square)
                totals[key] = totals.get(key, 0) + 1
    return totals


def _needles(definition: Json, answers: Json) -> Iterator[tuple[str, list[Point]]]:
    """For each pin that somebody was asked and named places for, their points; none where all are words."""
    maps = {
        one["code"]: f"@{one['reworded'] + 1}" if one.get("reworded") else ""
        for page in definition["pages"]
        for one in page["questions"]
        if one["kind"] == "map_pin"
    }
    named = {measure for measure, cell in raw_cells(definition, answers) if cell == "_given"}
    for code, wording in maps.items():
        for pin, places in (answers.get(code) or {}).items():
            measure = f"{code}{wording}.{pin}"
            if measure in named:
                yield measure, [point for one in places if (point := _point(one))]


def _point(text: str) -> Point | None:
    found = WRITTEN.fullmatch(text)
    if not found or abs(float(found[1])) > 90 or abs(float(found[2])) > 180:  # noqa: PLR2004 (poles, the date line)
        return None
    north, east = (round(round(float(found[at]) / KEPT) * KEPT, 4) for at in (1, 2))
    return (north, east) if abs(north) <= 85 else None  # noqa: PLR2004 (no web map goes further)


def _square(point: Point, zoom: int) -> tuple[int, int]:
    north, east = point
    up = sin(radians(north))
    return floor((east / 360 + 0.5) * 2**zoom), floor((0.5 - log((1 + up) / (1 - up)) / (4 * pi)) * 2**zoom)
