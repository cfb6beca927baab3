"""How often was what answered, by area and channel at once? For panels that protect small groups in whole tables."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Sum
from django.utils import timezone

from surveys.definition import Definition, Question
from surveys.definition.document import Texts
from surveys.models import AnswerTally, ReturnsTally, Survey, SurveyVersion
from surveys.questiontypes.kind import SHOWN
from surveys.selectors.results import Measure, measures_of
from surveys.selectors.versions import definition_of
from surveys.selectors.wordings import Asked, Traced, traced_pages


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
class MeasuredQuestion:
    """A question in one wording, with what is counted of it; see `Traced` for what else its counts hold."""

    traced: Traced
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class MeasuredPage:
    title: Texts
    questions: tuple[MeasuredQuestion, ...]

    @property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(one for question in self.questions for one in question.measures)


@dataclass(frozen=True, slots=True)
class AnsweredSurvey:
    """A survey that was published at some time. `sampled`: a letter with one code each, to all or to a sample.

    `complete`: closed, all forms are in, and everything is counted. `weighted`: open to everybody, and it was said
    before that parts of the area are weighted. `minimum_age`: nobody younger was asked. `results_on`: the day that
    its cover promises. `public`: everybody may read its results. `definition` is the current version, `earlier` are
    those before it, the newest first.
    """

    id: int
    slug: str
    title: Texts
    sampled: bool
    weighted: bool
    closed: bool
    complete: bool
    minimum_age: int | None
    invited: int | None
    results_on: date | None
    released_at: datetime | None
    public: bool
    definition: Definition
    number: int = 1
    since: date | None = None
    earlier: tuple[Asked, ...] = ()


def answered_surveys(process_id: int) -> list[AnsweredSurvey]:
    """Newest first; one query, and one more where surveys were changed while they ran."""
    found = Survey.objects.filter(process=process_id, current__isnull=False).select_related("current")
    surveys = list(found.order_by("-first_published_at", "-pk"))
    earlier = _earlier([one for one in surveys if one.current and one.current.number > 1])
    return [_answered(survey, earlier.get(survey.pk, ())) for survey in surveys]


def _earlier(surveys: list[Survey]) -> dict[int, tuple[Asked, ...]]:
    if not surveys:
        return {}
    versions = SurveyVersion.objects.filter(survey__in=surveys).order_by("survey", "-number")
    found: dict[int, list[Asked]] = {}
    newer: dict[int, SurveyVersion] = {}
    for version in versions:
        after = newer.get(version.survey_id)
        if after is not None:
            one = Asked(version.number, _day(version), _day(after), definition_of(version))
            found.setdefault(version.survey_id, []).append(one)
        newer[version.survey_id] = version
    return {survey: tuple(ones) for survey, ones in found.items()}


def _day(version: SurveyVersion) -> date:
    return timezone.localdate(version.frozen_at)


def _answered(survey: Survey, earlier: tuple[Asked, ...]) -> AnsweredSurvey:
    assert survey.current is not None
    return AnsweredSurvey(
        id=survey.pk,
        slug=survey.slug,
        title=survey.title,
        sampled=not survey.self_selected,
        weighted=survey.sampling == Survey.Sampling.OPEN_WEIGHTED,
        closed=survey.state == Survey.State.CLOSED,
        complete=survey.mixed_at_end or (survey.state == Survey.State.CLOSED and not survey.anonymous),
        minimum_age=survey.minimum_age,
        invited=None if survey.self_selected else survey.invited,
        results_on=survey.results_on,
        released_at=survey.results_released_at,
        public=survey.results_public,
        definition=definition_of(survey.current),
        number=survey.current.number,
        since=_day(survey.current),
        earlier=earlier,
    )


def measured_pages(survey: AnsweredSurvey) -> list[MeasuredPage]:
    """The pages of the current version with what is counted on them, and what earlier versions counted beside it."""
    current = Asked(survey.number, survey.since or date.min, None, survey.definition)
    return [
        MeasuredPage(
            one.page.title,
            tuple(
                MeasuredQuestion(traced, tuple(measures))
                for traced in one.questions
                if (measures := _counted_of(traced.question))
            ),
        )
        for one in traced_pages([current, *survey.earlier])
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


def asked_numbers(survey_id: int) -> frozenset[int]:
    """How many people the questions were asked; one query."""
    rows = AnswerTally.objects.filter(survey=survey_id, cell=SHOWN).values("measure").annotate(people=Sum("value"))
    return frozenset(rows.values_list("people", flat=True))


def returns_by_channel(survey_id: int) -> dict[str, int]:
    """Responses of one survey that count, by the way they came."""
    rows = ReturnsTally.objects.filter(survey=survey_id).values_list("channel").annotate(count=Sum("value"))
    return dict(rows.order_by("channel"))


def returns_by_day(process_id: int) -> list[DayCount]:
    """Responses that count, per survey, day, channel and area, over all languages."""
    rows = (
        ReturnsTally.objects.filter(survey__process=process_id)
        .values_list("survey", "day", "channel", "area_key")
        .annotate(count=Sum("value"))
        .order_by("survey", "day", "channel", "area_key")
    )
    return [DayCount(*row) for row in rows if row[4]]
