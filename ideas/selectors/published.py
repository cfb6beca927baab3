"""What does a program read about ideas? The same as everybody sees, as plain values; never who wrote or voted."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ideas.models import Contributor, Idea
from ideas.selectors.visible import all_visible_ideas


@dataclass(frozen=True, slots=True)
class PublishedIdea:
    """`area`, `field_of_action` and `process` are their short names in addresses.

    `counts_at` is the idea with which this one means the same; it itself is the main one, or alone, without it.
    """

    id: int
    process: str
    title: str
    text: str
    language: str
    status: str
    delivery: str
    area: str | None
    field_of_action: str | None
    place_note: str
    lat: float | None
    lon: float | None
    author_name: str
    channel: str
    source_url: str
    supports: int
    joins: int
    created_at: datetime
    counts_at: int | None


COLUMNS = (
    "id",
    "process__slug",
    "title",
    "text",
    "language",
    "status",
    "delivery",
    "area__slug",
    "field_of_action__code",
    "place_note",
    "lat",
    "lon",
    "author_name",
    "channel",
    "source_url",
    "tally__value",
    "joins",
    "created_at",
    "main_id",
    "main__tally__value",
)
_SUPPORTS = COLUMNS.index("tally__value")


def as_published(ideas: QuerySet[Idea]) -> list[tuple[Any, PublishedIdea]]:
    """(value of the annotation "key", idea) pairs; one statement."""
    return [(key, _idea(values)) for key, *values in _with_joins(ideas).values_list("key", *COLUMNS)]


def published_idea(idea_id: int) -> PublishedIdea | None:
    values = _with_joins(all_visible_ideas().filter(pk=idea_id)).values_list(*COLUMNS).first()
    return _idea(list(values)) if values else None


def _with_joins(ideas: QuerySet[Idea]) -> QuerySet[Idea]:
    people = Contributor.objects.filter(idea=OuterRef("pk")).order_by().values("idea").annotate(number=Count("pk"))
    return ideas.annotate(joins=Coalesce(Subquery(people.values("number")), 0))


def _idea(values: list[Any]) -> PublishedIdea:
    together = values.pop()
    if values[-1] == values[0]:
        values[-1] = None
    values[_SUPPORTS] = (values[_SUPPORTS] if values[-1] is None else together) or 0
    return PublishedIdea(*values)
