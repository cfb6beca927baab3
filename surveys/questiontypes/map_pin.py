"""Which places mean what? Described in words, up to so many per meaning; the map comes as an equal later."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from surveys.definition import Question
from surveys.questiontypes.choice import too_long
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Fields, Kind, Posted, rows, storable, strings

LENGTH = 200
PLACES = 3


class MapPin(Kind):
    """Value: {pin: [places in words]}."""

    key = "map_pin"
    free = True
    seconds = 40

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        cleaned = Cleaned()
        values: dict[str, list[str]] = {}
        for pin in question.pins:
            name = f"{question.code}.{pin.code}"
            words = [storable(str(one)).strip() for one in posted.getlist(name)]
            if places := [one for one in words if one]:
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
        return [f"{texts.get(pin, pin)}: {', '.join(strings(places))}" for pin, places in given.items()]

    def hint(self, question: Question) -> str:  # noqa: ARG002 (the same for all)
        return _("Describe each place in a few words, for example “bench behind the church”. No names of people.")
