"""Which surveys can be answered now, how long do they take, and how many people have answered?"""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db.models import Count, Sum

from participation.places.models import Area
from participation.places.selectors import reaching
from participation.processes.models import Phase, Process
from participation.processes.selectors import open_phases
from participation.texts import Translations
from surveys.definition import Definition
from surveys.models import Response, ReturnsTally, Survey
from surveys.questiontypes import kind_of
from surveys.rules import is_open
from surveys.selectors.versions import definition_of


@dataclass(frozen=True, slots=True)
class OpenSurvey:
    """`minutes` is an estimate from the kinds of questions; `returns` are responses, counted or waiting to be mixed."""

    slug: str
    title: Translations
    purpose: Translations
    process: Process
    anonymous: bool
    minutes: int
    ends_at: datetime | None
    results_on: date | None
    returns: int


def open_surveys(process: Process | None = None, area: Area | None = None) -> list[OpenSurvey]:
    """Surveys open now, of one process or for the people of an area. Five queries at most."""
    found = (
        Survey.objects.filter(state=Survey.State.PUBLISHED).select_related("process__area", "current").defer("draft")
    )
    if process is not None:
        found = found.filter(process=process)
    if area is not None:
        found = found.filter(reaching(area, "process__area"))
    surveys = [survey for survey in found.prefetch_related("process__phases") if is_open(survey)]
    returns = returns_by_survey([survey.pk for survey in surveys])
    return [_card(survey, returns.get(survey.pk, 0)) for survey in sorted(surveys, key=_deadline)]


def returns_by_survey(ids: list[int]) -> dict[int, int]:
    """Responses that arrived, with those that wait to be mixed; one query."""
    counted = ReturnsTally.objects.filter(survey_id__in=ids).values_list("survey_id").annotate(number=Sum("value"))
    waiting = Response.objects.filter(survey_id__in=ids, waiting=True, beyond_quota=False).values_list("survey_id")
    found: Counter[int] = Counter()
    for survey_id, number in counted.union(waiting.annotate(number=Count("pk")), all=True):
        found[survey_id] += number
    return found


def ends_at(survey: Survey) -> datetime | None:
    """The survey's own end or that of the phase that is open now, whichever comes first."""
    phases = [phase.ends_at for phase in open_phases(survey.process) if phase.kind == Phase.Kind.SURVEY]
    phase_end = max(phases, default=None)
    ends = [end for end in (survey.closes_at, phase_end) if end is not None]
    return min(ends, default=None)


def _deadline(survey: Survey) -> datetime:
    return ends_at(survey) or datetime.max.replace(tzinfo=UTC)


def _card(survey: Survey, returns: int) -> OpenSurvey:
    assert survey.current is not None
    return OpenSurvey(
        slug=survey.slug,
        title=survey.title,
        purpose=survey.purpose,
        process=survey.process,
        anonymous=survey.anonymous,
        minutes=minutes_for(definition_of(survey.current)),
        ends_at=ends_at(survey),
        results_on=survey.results_on,
        returns=returns,
    )


def minutes_for(definition: Definition) -> int:
    """Sum of the usual seconds per question; questions behind a rule count half. At least one minute."""
    seconds = 0.0
    for page in definition.pages:
        for question in page.questions:
            behind_rule = page.show_if is not None or question.show_if is not None
            seconds += kind_of(question).duration(question) * (0.5 if behind_rule else 1)
    return max(1, math.ceil(seconds / 60))
