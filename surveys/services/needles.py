"""How many people set a needle on which square of the map? For all together, in the pass that counts the groups.

A grid of its own, the squares of web maps: it depends neither on outlines, which may be drawn anew, nor on where the
needles stand, but only on how many people named a place. So no two grids of one question are ever laid over each other,
and how it was parted tells nothing about a square (ADR 0038).
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from math import floor
from typing import Any

from participation.places.mercator import column, row
from participation.tally.ledger import CountedOnce
from surveys.definition import Definition
from surveys.models import NeedleTally, Survey
from surveys.questiontypes.kind import GIVEN, Cell, rows, strings
from surveys.questiontypes.map_pin import MapPin, Place
from surveys.services.recounting_needles import recount_by_square

# From so many people who named a place for the busiest pin of a question, on the map or in words: squares of about 400,
# 200, 100 metres in Germany.
ZOOMS = ((0, 16), (50, 17), (500, 18))
FINEST = ZOOMS[-1][1]
EDGE = 85  # degrees of latitude; web maps end there
Square = tuple[int, int]


class Needles:
    """Of one survey, response by response."""

    def __init__(self) -> None:
        self._named: Counter[str] = Counter()
        self._on: dict[int, Counter[tuple[str, Square]]] = {zoom: Counter() for _from, zoom in ZOOMS}

    def add(self, definition: Definition, answers: Mapping[str, Any], cells: Collection[Cell]) -> None:
        """`cells` says what of it was asked and counts. Each person stands once on a square of a pin."""
        given = {measure for measure, cell in cells if cell == GIVEN}
        for question in definition.questions():
            if question.kind != MapPin.key:
                continue
            for pin, places in rows(answers.get(question.code)).items():
                measure = question.counted(f"{question.code}.{pin}")
                if measure in given:
                    self._named[measure] += 1
                    self._place(measure, [found for one in strings(places) if (found := _finest(one))])

    def _place(self, measure: str, squares: Collection[Square]) -> None:
        for zoom, counts in self._on.items():
            coarser = FINEST - zoom
            counts.update({(measure, (x >> coarser, y >> coarser)) for x, y in squares})

    def tallies(self, survey: Survey) -> Iterator[NeedleTally]:
        busiest: dict[str, int] = {}
        for measure, people in self._named.items():
            question = _question(measure)
            busiest[question] = max(people, busiest.get(question, 0))
        for zoom, counts in self._on.items():
            for (measure, (x, y)), people in counts.items():
                if zoom_for(busiest[_question(measure)]) == zoom:
                    yield NeedleTally(survey=survey, measure=measure, zoom=zoom, column=x, row=y, value=people)


def zoom_for(people: int) -> int:
    return max(zoom for least, zoom in ZOOMS if people >= least)


def _question(measure: str) -> str:
    return measure.partition(".")[0]


def _finest(text: str) -> Square | None:
    place = Place.read(text)
    if not place.lat or abs(float(place.lat)) > EDGE:
        return None
    return floor(column(float(place.lon), FINEST)), floor(row(float(place.lat), FINEST))


BY_SQUARES = CountedOnce(
    name="needles by squares",
    model=NeedleTally,
    keys=("survey_id", "measure", "zoom", "column", "row"),
    recount=recount_by_square,
)
