"""Which ideas wait for somebody in an area today: for a check, for news, for a decision?"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Min, QuerySet

from ideas.models import Idea
from ideas.selectors.due import due_day, late_ideas, own_answer_days, with_answered
from ideas.selectors.way import ANSWER_WITHIN_DAYS
from participation.places.models import Area


@dataclass(frozen=True, slots=True)
class Unchecked:
    count: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True)
class WaitingIdea:
    """`due_on` is the day until which news, or the first answer, were promised; None where nobody has."""

    id: int
    title: str
    process_slug: str
    supports: int
    due_on: date | None
    answered: bool


def _of(area: Area) -> QuerySet[Idea]:
    return Idea.objects.filter(process__area__path__startswith=area.path).exclude(process__state="draft")


def unchecked(area: Area) -> Unchecked:
    found = _of(area).filter(visibility=Idea.Visibility.PENDING).aggregate(count=Count("pk"), oldest=Min("created_at"))
    return Unchecked(found["count"], found["oldest"])


def overdue(area: Area, today: date, limit: int = 5) -> list[WaitingIdea]:
    """News were promised for a day that is over, or nobody answered in time."""
    days = own_answer_days()
    found = late_ideas(_of(area), today, days).order_by("created_at")
    return [_waiting(idea, days) for idea in found.values(*COLUMNS)[:limit]]


def in_committee(area: Area, limit: int = 8) -> list[WaitingIdea]:
    """Ideas on which a body decides next, the nearest day first."""
    found = with_answered(_of(area).filter(status=Idea.Status.IN_COMMITTEE)).order_by(
        F("news_due_on").asc(nulls_last=True)
    )
    days = own_answer_days()
    return [_waiting(idea, days) for idea in found.values(*COLUMNS)[:limit]]


# What the promised day follows from, and what is shown.
PROMISED = ("status", "news_due_on", "external_id", "created_at")
COLUMNS = ("pk", "title", "process_id", "process__slug", "tally__value", "answered", *PROMISED)


def _waiting(row: dict[str, Any], answer_days: dict[int, int]) -> WaitingIdea:
    days = answer_days.get(row["process_id"], ANSWER_WITHIN_DAYS)
    idea = Idea(**{name: row[name] for name in PROMISED})
    return WaitingIdea(
        id=row["pk"],
        title=row["title"],
        process_slug=row["process__slug"],
        supports=row["tally__value"] or 0,
        due_on=due_day(idea, answered=row["answered"], answer_days=days),
        answered=row["answered"],
    )
