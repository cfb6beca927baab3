"""How much support did the ideas of a process get, and when? For dashboards: roll-ups, never single votes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Count, F, Sum
from django.db.models.functions import Coalesce, TruncDate

from ideas.models import Idea, IdeaTally, SupportTally
from ideas.selectors.visible import ONCE


class Supported(NamedTuple):
    """A tuple, because there may be tens of thousands."""

    idea_id: int
    supports: int


@dataclass(frozen=True, slots=True)
class DayCount:
    """Acts of one day by one way from one area; `area_id` 0 is no area."""

    day: date
    channel: str
    area_id: int
    count: int


def supports_by_idea(process_id: int) -> list[Supported]:
    """Every published idea with its counted supports, most support first; of those that mean the same the main one."""
    rows = (
        Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED)
        .annotate(supports=Coalesce("tally__value", 0))
        .order_by("-supports", "pk")
        .values_list("pk", "supports")
    )
    return [Supported(*row) for row in rows]


def titles_of(idea_ids: Collection[int]) -> dict[int, str]:
    return dict(Idea.objects.filter(pk__in=idea_ids).values_list("pk", "title"))


def supports_over_time(process_id: int) -> list[DayCount]:
    """Supports given minus supports withdrawn, per day."""
    rows = (
        SupportTally.objects.filter(process=process_id)
        .values_list("day", "channel", "area_key")
        .annotate(count=Sum("value"))
        .order_by("day", "channel", "area_key")
    )
    return [DayCount(*row) for row in rows]


def ideas_over_time(process_id: int) -> list[DayCount]:
    """Ideas by the day on which they came in; what was rejected or withdrawn is not counted."""
    rows = (
        Idea.objects.filter(process=process_id, visibility=Idea.Visibility.PUBLISHED)
        .annotate(day=TruncDate("created_at"), area_key=Coalesce(F("area_id"), 0))
        .values_list("day", "channel", "area_key")
        .annotate(count=Count("pk"))
        .order_by("day", "channel", "area_key")
    )
    return [DayCount(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class IdeaInProcess:
    id: int
    title: str
    process_id: int
    field: str | None  # code of its field of action


def published_idea(idea_id: int) -> IdeaInProcess | None:
    """An idea on which something can be decided."""
    row = (
        Idea.objects.filter(pk=idea_id, visibility=Idea.Visibility.PUBLISHED)
        .values_list("pk", "title", "process_id", "field_of_action__code")
        .first()
    )
    return IdeaInProcess(*row) if row else None


def ideas_by_status(process_id: int) -> dict[str, int]:
    """Number of published ideas per status, those that mean the same once."""
    found = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED)
    return dict(found.values_list("status").annotate(number=Count("pk")).order_by())


def supports_of(idea_id: int) -> int:
    """Counted supports of one idea, or of the group in which it counts."""
    counts_at = Coalesce("main_id", "pk")
    counted = Idea.objects.filter(pk=idea_id).values(at=counts_at)
    return IdeaTally.objects.filter(idea__in=counted).values_list("value", flat=True).first() or 0
