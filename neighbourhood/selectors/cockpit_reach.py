"""Whom do we not reach yet? Answers of the open survey against the people who live here.

The team reads the evaluation, too. So nothing is told here that cannot be added up from figures shown there: a group
that is hidden there, or whose number would give another one away by subtraction, has no number here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _

from dashboards.panels.families import families_of_ages
from dashboards.panels.protection import hidden_families, hidden_people, rule
from participation.places.models import Area, PopulationMargin
from participation.stats.age_bands import band_of
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


@dataclass(frozen=True, slots=True)
class _Group:
    """`hidden`: its number cannot be added up from the evaluation. `few`: but that it is small may be said."""

    label: str
    answers: int
    share: float  # of the residents
    advice: str
    hidden: bool = False
    few: bool = True

    @property
    def is_small(self) -> bool:
        return 0 < self.answers < settings.MINIMUM_GROUP_SIZE


def _by_area(margins: _Margins, answers: Mapping[int, int]) -> list[Gap]:
    """Those who live elsewhere are a group as well; where it is hidden, shares are those of all answers."""
    parts = {str(area_id): answers.get(area_id, 0) for area_id, *_ in margins.parts}
    elsewhere = sum(answers.values()) - sum(parts.values())
    gone = hidden_people({**parts, "": elsewhere}, [[one] for one in (*parts, "")])
    known = sum(parts.values()) + (elsewhere if "" in gone else 0)
    residents = sum(count for *_, count in margins.parts)
    together = sum(number for part, number in parts.items() if part in gone)
    few = "" in gone or few_may_be_told(together, len(gone))
    advice = _("Ring at doors or put up a stall there.")
    groups = [
        _Group(name, parts[str(area_id)], count / residents, advice, hidden=str(area_id) in gone, few=few)
        for area_id, name, count in margins.parts
        if residents
    ]
    return _gaps(groups, known)


def _by_age(margins: _Margins, answers: Mapping[str, int]) -> list[Gap]:
    """Children under 14 have a questionnaire of their own and are left out on both sides, where that tells of none."""
    residents = sum(margins.ages.get(age, 0) for age in AGES)
    counts = {code: number for code, number in answers.items() if band_of(code)}
    children_are_known = can_be_added_up(counts.keys() - set(AGES), counts)
    known = sum(counts.get(age, 0) for age in AGES) if children_are_known else sum(counts.values())
    labels = {"u30": _("Under 30"), "30_64": _("30 to 64"), "65p": _("65 and older")}
    advice = {
        "u30": _("Take the tablet along to the youth club or the school."),
        "30_64": _("Ask at the day nursery and in the evening."),
        "65p": _("Offer paper and help at the counter."),
    }
    hidden = {key: ages for key, ages in AGE_GROUPS if not can_be_added_up(ages, counts)}
    together = sum(counts.get(age, 0) for ages in hidden.values() for age in ages)
    few = not children_are_known or few_may_be_told(together, len(hidden))
    groups = [
        _Group(
            labels[key],
            sum(counts.get(age, 0) for age in ages),
            sum(margins.ages.get(age, 0) for age in ages) / residents,
            advice[key],
            hidden=key in hidden,
            few=few,
        )
        for key, ages in AGE_GROUPS
        if residents
    ]
    return _gaps(groups, known)


def can_be_added_up(ages: Collection[str], counts: Mapping[str, int]) -> bool:
    """Whether a reader of the evaluation knows how many of these ages answered: whole generations, or ages shown."""
    families = families_of_ages(counts)
    small_families, small = hidden_families(counts, families), hidden_people(counts, families)
    for at, family in enumerate(families):
        inside = {age for age in family if age in ages}
        if inside == set(family):
            if at in small_families:
                return False
        elif inside & small:
            return False
    return True


def few_may_be_told(together: int, groups: int) -> bool:
    """Whether "fewer than ten" leaves enough doubt about each, even where all of these hidden groups are small.

    It depends on nothing but what everybody can work out, so saying nothing says nothing either.
    """
    most, others = rule().min_group - 1, groups - 1
    if together > most * groups:  # one of them is large, and nobody knows which
        return True
    return min(most, together - others) - max(1, together - most * others) >= rule().span


def _gaps(groups: Iterable[_Group], known: int) -> list[Gap]:
    """What is large enough, and hidden as it would tell of a small group, is not told of at all."""
    told = (group for group in groups if (group.few if group.is_small else not group.hidden))
    return [_gap(group, known) for group in told]


def _gap(group: _Group, known: int) -> Gap:
    expected = round(known * group.share)
    if group.is_small:
        return Gap(group.label, None, expected, group.advice)
    words = _("%(sample)s %% of the answers, %(population)s %% of the residents") % {
        "sample": number(round(100 * group.answers / known)) if known else "0",
        "population": number(round(100 * group.share)),
    }
    return Gap(group.label, group.answers, expected, group.advice, words)
