"""Which neighbourhood and town does the header of a page name?"""

from dataclasses import dataclass

from participation.places.models import Area
from participation.places.selectors import ancestors_of


@dataclass(frozen=True, slots=True)
class Heading:
    """What templates know as `neighbourhood`."""

    name: str
    slug: str
    town: str


NO_HEADING = Heading("", "", "")


def heading_of(area: Area) -> Heading:
    """The neighbourhood that `area` is or lies in (else the area itself), with its municipality; one query."""
    above = list(ancestors_of(area))
    around = next((each for each in reversed(above) if each.kind == Area.Kind.NEIGHBOURHOOD), area)
    town = next((each.name for each in above if each.kind == Area.Kind.MUNICIPALITY and each != around), "")
    return Heading(around.name, around.slug, town)


def only_heading() -> Heading:
    """What a page names that belongs to no area: the only neighbourhood there is, or nothing; one query."""
    found = list(Area.objects.filter(kind=Area.Kind.NEIGHBOURHOOD).select_related("parent__parent")[:2])
    if len(found) != 1:
        return NO_HEADING
    around = found[0]
    above = (around.parent, around.parent and around.parent.parent)
    town = next((each.name for each in above if each and each.kind == Area.Kind.MUNICIPALITY), "")
    return Heading(around.name, around.slug, town)
