"""On which squares of the map did enough people set needles? Reads what was counted once, after the end (ADR 0038)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Sum

from participation.texts import Translations
from surveys.definition import Question
from surveys.models import AnswerTally, Crossing, NeedleTally
from surveys.questiontypes.kind import GIVEN
from surveys.questiontypes.map_pin import PLACES, MapPin
from surveys.selectors.counted import AnsweredSurvey

SINCE = 2  # the edition of the counts (surveys/services/crossing) that counts needles
Square = tuple[int, int, int]  # zoom, column, row


@dataclass(frozen=True, slots=True)
class Pin:
    """One meaning of needles. `named`: people who named a place for it, on the map or in words."""

    text: Translations
    named: int
    squares: Mapping[Square, int]


@dataclass(frozen=True, slots=True)
class NeedleQuestion:
    """`counted`: nothing can come any more. `most`: so many places somebody could name for one pin."""

    survey: AnsweredSurvey
    code: str
    text: Translations
    sensitive: bool
    counted: bool
    most: int
    pins: tuple[Pin, ...]


def asks_for_needles(survey: AnsweredSurvey) -> bool:
    """No query."""
    return bool(maps_of(survey))


def needle_questions(surveys: Sequence[AnsweredSurvey], least: int) -> list[NeedleQuestion]:
    """All of some surveys, with squares of at least so many people: smaller ones are not even read. Three queries."""
    asked = [(survey, question) for survey in surveys for question in maps_of(survey)]
    if not asked:
        return []
    ids = {survey.id for survey, _question in asked}
    counted = set(Crossing.objects.filter(survey__in=ids, edition__gte=SINCE).values_list("survey", flat=True))
    measures = {one.counted(f"{one.code}.{pin.code}") for _survey, one in asked for pin in one.pins}
    named, squares = _named(counted, measures), _squares(counted, measures, least)
    return [
        NeedleQuestion(
            survey=survey,
            code=question.counted_as,
            text=question.text,
            sensitive=question.sensitive,
            counted=survey.id in counted,
            most=_most(survey, question),
            pins=tuple(
                Pin(pin.text, named.get(key, 0), squares.get(key, {}))
                for pin in question.pins
                for key in [(survey.id, question.counted(f"{question.code}.{pin.code}"))]
            ),
        )
        for survey, question in asked
    ]


def maps_of(survey: AnsweredSurvey) -> list[Question]:
    """Its questions about places."""
    return [one for one in survey.definition.questions() if one.kind == MapPin.key and not one.store]


def _most(survey: AnsweredSurvey, question: Question) -> int:
    """In any version that was answered."""
    definitions = [survey.definition, *(one.definition for one in survey.earlier)]
    same = [one for own in definitions for one in own.questions() if one.code == question.code]
    return max(one.max_picks or PLACES for one in same)


def _named(surveys: Collection[int], measures: Collection[str]) -> dict[tuple[int, str], int]:
    rows = AnswerTally.objects.filter(survey__in=surveys, measure__in=measures, cell=GIVEN)
    found = rows.values_list("survey", "measure").annotate(people=Sum("value"))
    return {(survey, measure): people for survey, measure, people in found}


def _squares(
    surveys: Collection[int], measures: Collection[str], least: int
) -> dict[tuple[int, str], dict[Square, int]]:
    rows = NeedleTally.objects.filter(survey__in=surveys, measure__in=measures, value__gte=least)
    found: dict[tuple[int, str], dict[Square, int]] = {}
    for survey, measure, value, *square in rows.values_list("survey", "measure", "value", "zoom", "column", "row"):
        zoom, column, row = square
        found.setdefault((survey, measure), {})[zoom, column, row] = value
    return found
