"""How often was what answered, by area and channel at once? For panels that protect small groups in whole tables."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Sum

from surveys.definition import Question, parse_definition
from surveys.definition.document import Texts
from surveys.models import AnswerTally, ReturnsTally, Survey
from surveys.selectors.results import Measure, measures_of


@dataclass(frozen=True, slots=True)
class CellCount:
    """See `AnswerTally`; `area_id` 0 is no area."""

    measure: str
    cell: str
    area_id: int
    channel: str
    count: int


@dataclass(frozen=True, slots=True)
class DayCount:
    survey_id: int
    day: date
    channel: str
    area_id: int
    count: int


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    title: Texts
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class AnsweredSurvey:
    """A survey that was published at some time. `sampled`: a letter with one code each, to all or to a sample.

    `weighted`: open to everybody, and it was said before that parts of the area are weighted.
    `minimum_age`: nobody younger was asked. `results_on`: the day that its cover promises. `public`: everybody may
    read its results.
    """

    id: int
    slug: str
    title: Texts
    sampled: bool
    weighted: bool
    closed: bool
    minimum_age: int | None
    invited: int | None
    results_on: date | None
    released_at: datetime | None
    public: bool
    definition: dict[str, Any]


def answered_surveys(process_id: int) -> list[AnsweredSurvey]:
    """Newest first; one query."""
    found = Survey.objects.filter(process=process_id, current__isnull=False).select_related("current")
    return [_answered(survey) for survey in found.order_by("-first_published_at", "-pk")]


def _answered(survey: Survey) -> AnsweredSurvey:
    assert survey.current is not None
    return AnsweredSurvey(
        id=survey.pk,
        slug=survey.slug,
        title=survey.title,
        sampled=not survey.self_selected,
        weighted=survey.sampling == Survey.Sampling.OPEN_WEIGHTED,
        closed=survey.state == Survey.State.CLOSED,
        minimum_age=survey.minimum_age,
        invited=None if survey.self_selected else survey.invited,
        results_on=survey.results_on,
        released_at=survey.results_released_at,
        public=survey.results_public,
        definition=survey.current.definition,
    )


def measured_pages(survey: AnsweredSurvey) -> list[MeasuredPage]:
    """The pages of the current version with what is counted on them."""
    return [
        MeasuredPage(page.title, tuple(one for question in page.questions for one in _counted_of(question)))
        for page in parse_definition(survey.definition).pages
    ]


def _counted_of(question: Question) -> list[Measure]:
    """Contacts are kept apart and never counted."""
    return [] if question.store == "contact" else measures_of(question)


def cell_counts(survey_id: int, keys: Collection[str]) -> list[CellCount]:
    """All counted cells of some measures; as many rows as there are cells, however many answered."""
    rows = (
        AnswerTally.objects.filter(survey=survey_id, measure__in=keys)
        .exclude(value=0)
        .values_list("measure", "cell", "area_key", "channel", "value")
    )
    return [CellCount(*row) for row in rows]


def returns_by_day(process_id: int) -> list[DayCount]:
    """Responses that count, per survey, day, channel and area, over all languages."""
    rows = (
        ReturnsTally.objects.filter(survey__process=process_id)
        .values_list("survey", "day", "channel", "area_key")
        .annotate(count=Sum("value"))
        .order_by("survey", "day", "channel", "area_key")
    )
    return [DayCount(*row) for row in rows if row[4]]
