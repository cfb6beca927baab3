"""Which ideas wait for somebody in an area today: for a check, for news, for a decision?"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery

from ideas.models import Idea, OfficialResponse, StatusChange
from participation.places.models import Area

# The promise to residents: an answer within four weeks.
ANSWER_WITHIN_DAYS = 28
SETTLED = (Idea.Status.DECIDED, Idea.Status.DONE, Idea.Status.NOT_DONE)


@dataclass(frozen=True, slots=True)
class Unchecked:
    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingIdea:
    """`due_on` is the day on which news were promised."""

    id: int
    title: str
    process_slug: str
    supports: int
    due_on: date
    answered: bool


def _of(area: Area) -> QuerySet[Idea]:
    return Idea.objects.filter(process__area__path__startswith=area.path).exclude(process__state="draft")


def unchecked(area: Area) -> Unchecked:
    found = _of(area).filter(visibility=Idea.Visibility.PENDING).aggregate(count=Count("pk"), oldest=Min("created_at"))
    return Unchecked(found["count"], found["oldest"])


def _with_due_day(ideas: QuerySet[Idea]) -> QuerySet[Idea]:
    last_step = StatusChange.objects.filter(idea=OuterRef("pk")).order_by("-id")
    return ideas.filter(visibility=Idea.Visibility.PUBLISHED).annotate(
        due=Subquery(last_step.values("due_on")[:1]),
        answered=Exists(OfficialResponse.objects.filter(idea=OuterRef("pk"))),
    )


def overdue(area: Area, today: date, limit: int = 5) -> list[WaitingIdea]:
    """News were promised for a day that is over, or four weeks went by without any answer."""
    oldest_unanswered = date.fromordinal(today.toordinal() - ANSWER_WITHIN_DAYS)
    late = Q(due__lt=today) | Q(due__isnull=True, answered=False, created_at__date__lt=oldest_unanswered)
    found = _with_due_day(_of(area).exclude(status__in=SETTLED)).filter(late)
    return [_waiting(idea) for idea in found.order_by("created_at").values(*COLUMNS, "created_at")[:limit]]


def in_committee(area: Area, limit: int = 8) -> list[WaitingIdea]:
    """Ideas on which a body decides next, the nearest day first."""
    found = _with_due_day(_of(area).filter(status=Idea.Status.IN_COMMITTEE)).order_by(F("due").asc(nulls_last=True))
    return [_waiting(idea) for idea in found.values(*COLUMNS, "created_at")[:limit]]


COLUMNS = ("pk", "title", "process__slug", "tally__value", "due", "answered")


def _waiting(row: dict[str, object]) -> WaitingIdea:
    received = row["created_at"]
    assert isinstance(received, datetime)
    due = row["due"]
    if not isinstance(due, date):
        due = date.fromordinal(received.date().toordinal() + ANSWER_WITHIN_DAYS)
    supports = row["tally__value"]
    return WaitingIdea(
        id=int(str(row["pk"])),
        title=str(row["title"]),
        process_slug=str(row["process__slug"]),
        supports=supports if isinstance(supports, int) else 0,
        due_on=due,
        answered=bool(row["answered"]),
    )
