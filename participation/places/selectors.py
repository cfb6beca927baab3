"""Which areas belong together?"""

from django.db.models import QuerySet

from participation.places.models import Area, Office


def areas_within(area: Area) -> QuerySet[Area]:
    """The area itself and everything below it."""
    return Area.objects.filter(path__startswith=area.path)


def ancestors_of(area: Area) -> QuerySet[Area]:
    """From the municipality down to the area itself."""
    return Area.objects.filter(pk__in=area.ancestor_ids).order_by("path")


def offices() -> QuerySet[Office]:
    """Every contact point with its area, for pages that say where help is."""
    return Office.objects.select_related("area").order_by("area__path")
