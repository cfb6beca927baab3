"""Which surveys are on the desk of an area, and how far are they?"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet, Sum

from participation.accounts.models import Account, Role
from participation.accounts.selectors import all_roles
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import AnswerTally, ReturnsTally, Survey
from surveys.selectors.open_surveys import returns_by_survey
from surveys.selectors.versions import definition_of

Texts = dict[str, str]
DESK_ROLES = {Role.STAFF, Role.ADMINISTRATOR}


@dataclass(frozen=True, slots=True)
class DeskSurvey:
    id: int
    slug: str
    title: Texts
    state: str
    process_slug: str
    process_title: Texts
    opens_at: datetime | None
    closes_at: datetime | None
    results_on: date | None
    results_released: bool
    returns: int

    @property
    def last_day(self) -> datetime | None:
        """Closing at midnight means the evening before, as people say it."""
        return self.closes_at - timedelta(minutes=1) if self.closes_at else None


def desk_areas(account: Account) -> list[Area]:
    """The areas in which the account works at the desk, without those that lie in another one of them."""
    if account.is_superuser:
        return list(Area.objects.filter(parent__isnull=True))
    given = [area_id for area_id, role in all_roles(account) if role in DESK_ROLES]
    areas = list(Area.objects.filter(pk__in=given))
    return [area for area in areas if not set(area.ancestor_ids[:-1]) & set(given)]


def desk_processes(account: Account) -> list[Process]:
    """Where a survey can begin, newest process first."""
    within = Q()
    for area in desk_areas(account):
        within |= Q(area__path__startswith=area.path)
    if not within:
        return []
    open_ones = Process.objects.filter(within).exclude(state=Process.State.ARCHIVED)
    return list(open_ones.select_related("area").order_by("-id"))


def people_at_desk(area: Area) -> list[Account]:
    """Who can be responsible for a survey here."""
    here = Q(roles__area__in=area.ancestor_ids, roles__role__in=DESK_ROLES)
    return list(Account.objects.filter(here, is_active=True).distinct().order_by("name"))


def _of(area: Area) -> QuerySet[Survey]:
    return Survey.objects.filter(process__area__path__startswith=area.path).select_related("process", "current")


def surveys_of(area: Area) -> list[DeskSurvey]:
    """All surveys of an area and below it, the newest first; two queries."""
    surveys = list(_of(area).defer("draft", "current__definition").order_by("-id"))
    returns = returns_by_survey([survey.pk for survey in surveys])
    return [_desk_survey(survey, returns.get(survey.pk, 0)) for survey in surveys]


def _desk_survey(survey: Survey, returns: int) -> DeskSurvey:
    return DeskSurvey(
        id=survey.pk,
        slug=survey.slug,
        title=survey.title,
        state=survey.state,
        process_slug=survey.process.slug,
        process_title=survey.process.title,
        opens_at=survey.opens_at,
        closes_at=survey.closes_at,
        results_on=survey.results_on,
        results_released=survey.results_public,
        returns=returns,
    )


def returns_by_area(survey_id: int) -> dict[int, int]:
    """Number of responses per area id; 0 stands for none."""
    rows = ReturnsTally.objects.filter(survey=survey_id).values_list("area_key")
    return dict(rows.annotate(number=Sum("value")))


def answers_at(survey_id: int, measure: str) -> dict[str, int]:
    """Number of responses per answer of one measure, statuses left out."""
    rows = AnswerTally.objects.filter(survey=survey_id, measure=measure).exclude(cell__startswith="_")
    return dict(rows.values_list("cell").annotate(number=Sum("value")))


def titles(ids: Iterable[int]) -> dict[int, Texts]:
    return dict(Survey.objects.filter(pk__in=list(ids)).values_list("pk", "title"))


def measure_of(survey_id: int, concept: str) -> str:
    """Where answers to a concept such as `demo.age` are counted now; "" where the survey does not ask."""
    survey = Survey.objects.select_related("current").defer("draft").filter(pk=survey_id).first()
    if survey is None or survey.current is None:
        return ""
    questions = definition_of(survey.current).questions()
    return next((question.counted_as for question in questions if question.concept == concept), "")
