"""Whom do we not reach yet? Answers of the open survey against the people who live here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from participation.places.models import Area, PopulationMargin
from participation.stats.representation import UNDER
from participation.texts import localized
from participation.web.phrases import number
from surveys.selectors import desk as surveys

AGES = ("14_17", "18_29", "30_49", "50_64", "65_74", "75_84", "85p")
# Three age groups speak to staff; the fine ones would often be too small to show.
AGE_GROUPS = (("u30", ("14_17", "18_29")), ("30_64", ("30_49", "50_64")), ("65p", ("65_74", "75_84", "85p")))
SHOWN = 3


@dataclass(frozen=True, slots=True)
class Gap:
    """`answers` is None where a group is too small to be counted openly.

    `shares` say the same in words.
    """

    label: str
    answers: int | None
    expected: int
    advice: str
    shares: str = ""

    @property
    def percent(self) -> int:
        return min(100, round(100 * (self.answers or 0) / self.expected)) if self.expected else 0


@dataclass(frozen=True, slots=True)
class Reach:
    survey: str
    returns: int
    minimum: int
    gaps: list[Gap]


def reach(area: Area, found: list[surveys.DeskSurvey], today: date) -> Reach | None:
    """The gaps of the newest open survey, the widest first; None while too few have answered."""
    survey = next((survey for survey in found if survey.state == "published"), None)
    if survey is None or survey.returns < settings.MINIMUM_GROUP_SIZE * 2:
        return None
    margins = _margins(area, today)
    measure = surveys.measure_of(survey.id, "demo.age")
    gaps = _by_area(margins, surveys.returns_by_area(survey.id))
    gaps += _by_age(margins, surveys.answers_at(survey.id, measure))
    wide = sorted((gap for gap in gaps if gap.percent < UNDER * 100), key=lambda gap: gap.percent)
    return Reach(localized(survey.title), survey.returns, settings.MINIMUM_GROUP_SIZE, wide[:SHOWN])


@dataclass(frozen=True, slots=True)
class _Margins:
    """Residents per part of the area (id, name, number) and per age band of the whole area."""

    parts: list[tuple[int, str, int]]
    ages: dict[str, int]


def _margins(area: Area, today: date) -> _Margins:
    """The newest figure of each kind; one query."""
    rows = PopulationMargin.objects.filter(
        area__path__startswith=area.path, dimension__in=["total", "demo.age"], counted_on__lte=today
    ).select_related("area")
    parts, ages = {}, {}
    for row in rows.order_by("counted_on"):
        if row.area_id == area.pk and row.dimension == "demo.age":
            ages[row.category] = row.count
        elif row.area.parent_id == area.pk and row.dimension == "total":
            parts[row.area_id] = (row.area_id, row.area.name, row.count)
    return _Margins(list(parts.values()), ages)


def _by_area(margins: _Margins, answers: Mapping[int, int]) -> list[Gap]:
    known = sum(answers.get(area_id, 0) for area_id, *_ in margins.parts)
    residents = sum(count for *_, count in margins.parts)
    advice = _("Ring at doors or put up a stall there.")
    return [
        _gap(name, answers.get(area_id, 0), known, count / residents, advice)
        for area_id, name, count in margins.parts
        if residents
    ]


def _by_age(margins: _Margins, answers: Mapping[str, int]) -> list[Gap]:
    """Children under 14 have a questionnaire of their own and are left out on both sides."""
    residents = sum(margins.ages.get(age, 0) for age in AGES)
    known = sum(answers.get(age, 0) for age in AGES)
    labels = {"u30": _("Under 30"), "30_64": _("30 to 64"), "65p": _("65 and older")}
    advice = {
        "u30": _("Take the tablet along to the youth club or the school."),
        "30_64": _("Ask at the day nursery and in the evening."),
        "65p": _("Offer paper and help at the counter."),
    }
    return [
        _gap(
            labels[key],
            sum(answers.get(age, 0) for age in ages),
            known,
            sum(margins.ages.get(age, 0) for age in ages) / residents,
            advice[key],
        )
        for key, ages in AGE_GROUPS
        if residents
    ]


def _gap(label: str, answers: int, known: int, share: float, advice: str) -> Gap:
    """Nobody can subtract: of a dimension the groups that answer as often as others are not told at all."""
    expected = round(known * share)
    if 0 < answers < settings.MINIMUM_GROUP_SIZE:
        return Gap(label, None, expected, advice)
    words = _("%(sample)s %% of the answers, %(population)s %% of the residents") % {
        "sample": number(round(100 * answers / known)) if known else "0",
        "population": number(round(100 * share)),
    }
    return Gap(label, answers, expected, advice, words)
