"""Which places mean what? Described in words, up to so many per meaning; the map comes as an equal later."""

from collections.abc import Mapping
from typing import Any

from surveys.definition import Question
from surveys.questiontypes.kind import GIVEN, SKIPPED, Cell, Cleaned, Kind, Posted

LENGTH = 200


class MapPin(Kind):
    """Value: {pin: [places in words]}."""

    key = "map_pin"
    seconds = 40

    def clean(self, question: Question, posted: Posted) -> Cleaned:
        values: dict[str, list[str]] = {}
        for pin in question.pins:
            words = [str(one).strip()[:LENGTH] for one in posted.getlist(f"{question.code}.{pin.code}")]
            places = [one for one in words if one][: question.max_picks or 3]
            if places:
                values[pin.code] = places
        return Cleaned({question.code: values} if values else {})

    def measures(self, question: Question) -> list[str]:
        return [f"{question.code}.{pin.code}" for pin in question.pins]

    def cells(self, question: Question, answers: Mapping[str, Any]) -> list[Cell]:
        given = answers.get(question.code) or {}
        return [(f"{question.code}.{pin.code}", GIVEN if given.get(pin.code) else SKIPPED) for pin in question.pins]
