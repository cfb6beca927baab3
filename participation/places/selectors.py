"""Which areas belong together?"""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from participation.places.models import Area, Occasion, Office, PopulationMargin


def areas_within(area: Area) -> QuerySet[Area]:
    """The area itself and everything below it."""
    return Area.objects.filter(path__startswith=area.path)


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
    return Occasion.objects.filter(area__path__startswith=area.path, starts_at__gte=midnight)


def residents_of(area: Area) -> int | None:
    """How many people live there, by the newest count."""
    totals = PopulationMargin.objects.filter(area=area, dimension="total", category="all")
    return totals.order_by("-counted_on").values_list("count", flat=True).first()


def areas_below(areas: list[Area]) -> QuerySet[Area]:
    """These areas and everything below them, in the order of the tree."""
    within = Q(pk__in=[])
    for area in areas:
        within |= Q(path__startswith=area.path)
    return Area.objects.filter(within).order_by("path")
