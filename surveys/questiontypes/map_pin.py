"""Which places mean what? As points of a map, in words, or both; up to so many per meaning.

A point is written as a geo URI (RFC 5870) before the words: `geo:50.9785,11.0290 Bank hinter der Kirche`, latitude and
longitude in degrees (WGS 84). It is kept in steps of `STEP`, so that no house is meant. All stands in the same fields,
so that a form without a map says the same; points are treated like words: nobody sees them beside who somebody is.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.choice import too_long
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Fields, Kind, Posted, rows, storable, strings

LENGTH = 200
PLACES = 3
POINT = re.compile(r"geo:(-?\d{1,2}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)(?: (.*))?", re.ASCII | re.DOTALL)
STEP = 0.0005  # degrees, about 50 metres
POLE, DATE_LINE = 90, 180


@dataclass(frozen=True, slots=True)
class Place:
    """`lat` and `lon` as they are kept, four digits; empty without a point."""

    words: str
    lat: str = ""
    lon: str = ""

    @classmethod
    def read(cls, text: str) -> "Place":
        """What is no place on earth stays words."""
        found = POINT.fullmatch(text)
        if found is None or abs(float(found[1])) > POLE or abs(float(found[2])) > DATE_LINE:
            return cls(text)
        return cls((found[3] or "").strip(), _kept(found[1]), _kept(found[2]))

    @property
    def stored(self) -> str:
        return f"geo:{self.lat},{self.lon} {self.words}".strip() if self.lat else self.words

    @property
    def said(self) -> str:
        if not self.lat:
            return self.words
        point = _("point on the map: %(lat)s, %(lon)s") % {"lat": self.lat, "lon": self.lon}
        return f"{self.words} ({point})" if self.words else point


def words_of(places: Iterable[str]) -> str:
    """What somebody wrote beside the needles of one pin. The points are counted on the map, never read one by one."""
    said = [Place.read(one).words for one in places]
    return " · ".join(words for words in said if words) or _("a point without words")


def _kept(degrees: str) -> str:
    return f"{round(float(degrees) / STEP) * STEP:.4f}"


class MapPin(Kind):
    """Value: {pin: [places in words, or points]}."""

    key = "map_pin"
    free = True
    seconds = 40

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        cleaned = Cleaned()
        values: dict[str, list[str]] = {}
        for pin in question.pins:
            name = f"{question.code}.{pin.code}"
            words = [storable(str(one)).strip() for one in posted.getlist(name)]
            if places := [Place.read(one).stored for one in words if one]:
                values[pin.code] = places
            if error := self._problem(question, places):
                cleaned.errors[name] = error
        if values:
            cleaned.values[question.code] = values
        elif question.required:
            cleaned.errors[question.code] = _("Please name at least one place.")
        return cleaned

    def _problem(self, question: Question, places: list[str]) -> str:
        most = question.max_picks or PLACES
        if len(places) > most:
            return _("At most %(max)d places fit here.") % {"max": most}
        longest = max((len(one) for one in places), default=0)
        return too_long(longest, LENGTH) if longest > LENGTH else ""

    def fields(self, question: Question, answers: Mapping[str, Any]) -> Fields:
        given = rows(answers.get(question.code))
        return {f"{question.code}.{pin}": strings(places) for pin, places in given.items()}

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{pin.code}" for pin in question.pins]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        given = rows(answers.get(question.code))
        return [(f"{question.code}.{pin.code}", GIVEN if given.get(pin.code) else SKIPPED) for pin in question.pins]

    def display(self, question: Question, answers: Mapping[str, Any], language: str) -> list[str]:
        given = rows(answers.get(question.code))
        texts = {pin.code: pin.text.get(language) or next(iter(pin.text.values()), pin.code) for pin in question.pins}
        said = {pin: ", ".join(Place.read(one).said for one in strings(places)) for pin, places in given.items()}
        return [f"{texts.get(pin, pin)}: {places}" for pin, places in said.items()]

    def hint(self, question: Question) -> str:  # noqa: ARG002 (the same for all)
        return _("Describe each place in a few words, for example “bench behind the church”. No names of people.")
