"""Which areas belong together?"""

from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.places.models import Area, Occasion, Office, PopulationMargin


def areas_within(area: Area) -> QuerySet[Area]:
    """The area itself and everything below it."""
    return Area.objects.filter(path__startswith=area.path)


def reaching(area: Area, column: str = "area") -> Q:
    """What concerns the people of `area`: things of itself, of everything below it, and of the areas it lies in."""
    return Q(**{f"{column}__path__startswith": area.path}) | Q(**{f"{column}__in": area.ancestor_ids})


def reaching_and_here(area: Area, around: str, place: str) -> Q:
    """The same for things with a `place` of their own: those of an area around only where they are not elsewhere."""
    own = Q(**{f"{around}__path__startswith": area.path})
    from_above = Q(**{f"{around}__in": area.ancestor_ids})
    return own | (from_above & (Q(**{f"{place}__isnull": True}) | reaching(area, place)))


def ancestors_of(area: Area) -> QuerySet[Area]:
    """From the municipality down to the area itself."""
    return Area.objects.filter(pk__in=area.ancestor_ids).order_by("path")


def offices() -> QuerySet[Office]:
    """Every contact point with its area, for pages that say where help is."""
    return Office.objects.select_related("area").order_by("area__path")


def office_of(area: Area) -> Office | None:
    """The contact point of the area, else the nearest one above it."""
    return Office.objects.filter(area__in=area.ancestor_ids).select_related("area").order_by("-area__path").first()


def coming_occasions(area: Area, now: datetime) -> QuerySet[Occasion]:
    """From today on: who is late still finds the place."""
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Occasion.objects.filter(reaching(area), starts_at__gte=midnight)


def residents_around(area: Area) -> dict[int, int]:
    """How many people live there, and in each area around it, by the newest counts."""
    totals = PopulationMargin.objects.filter(area__in=area.ancestor_ids, dimension="total", category="all")
    return dict(totals.order_by("counted_on").values_list("area_id", "count"))


def areas_below(areas: list[Area]) -> QuerySet[Area]:
    """These areas and everything below them, in the order of the tree."""
    within = Q(pk__in=[])
    for area in areas:
        within |= Q(path__startswith=area.path)
    return Area.objects.filter(within).order_by("path")


@dataclass(slots=True)
class Figures:
    """The newest count of one dimension: people by category, in the order in which they came in."""

    counted_on: date
    source: str
    counts: dict[str, int] = field(default_factory=dict)


def newest_figures(area: Area) -> tuple[dict[str, Figures], dict[str, int]]:
    """What is counted for the area, by dimension, and the residents of its parts by their short names; one query."""
    of_parts = Q(area__parent=area, dimension="total", category="all")
    rows = PopulationMargin.objects.filter(Q(area=area) | of_parts).select_related("area").order_by("counted_on", "pk")
    figures: dict[str, Figures] = {}
    parts: dict[str, int] = {}
    for row in rows:
        if row.area_id != area.pk:
            parts[row.area.slug] = row.count
            continue
        known = figures.get(row.dimension)
        if known is None or known.counted_on != row.counted_on:  # a newer count replaces the older one as a whole
            known = figures[row.dimension] = Figures(row.counted_on, row.source)
        known.counts[row.category] = row.count
    return figures, parts
