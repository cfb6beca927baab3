"""What is there already in an area, and what did nobody look at for a year?"""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from participation.directory.models import Offering, Organisation
from participation.directory.models.offering import OLD_AFTER
from participation.places.models import Area
from participation.places.selectors import reaching_and_here


def offerings_for(area: Area) -> QuerySet[Offering]:
    """What the people of an area can use, by field of action: of the area, its parts, and the areas it lies in."""
    here = reaching_and_here(area, "organisation__area", "area")
    found = Offering.objects.filter(here, taken_off_on=None)
    return found.select_related("organisation", "field_of_action", "area").order_by(
        "field_of_action__order", "field_of_action__code", "title", "pk"
    )


def number_of_offerings(area: Area) -> int:
    here = reaching_and_here(area, "organisation__area", "area")
    return Offering.objects.filter(here, taken_off_on=None).count()


def old_offerings(areas: list[Area], today: date) -> QuerySet[Offering]:
    """Those kept up in these areas that nobody confirmed within a year, the oldest first."""
    old = Q(confirmed_on__lt=today - OLD_AFTER, taken_off_on=None)
    found = Offering.objects.filter(_within(areas, "organisation__area"), old).select_related("organisation")
    return found.order_by("confirmed_on", "title", "pk")


def organisations_of(areas: list[Area]) -> QuerySet[Organisation]:
    """Those kept up in these areas and below, each with what it offers or offered."""
    offerings = Offering.objects.select_related("field_of_action", "area").order_by("title", "pk")
    found = Organisation.objects.filter(_within(areas, "area")).select_related("area")
    return found.prefetch_related(Prefetch("offerings", offerings)).order_by("name", "pk")


def _within(areas: list[Area], column: str) -> Q:
    within = Q(pk__in=[])
    for area in areas:
        within |= Q(**{f"{column}__path__startswith": area.path})
    return within
