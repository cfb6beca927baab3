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


def heading_of(area: Area) -> Heading:
    """The neighbourhood that `area` is or lies in (else the area itself), with its municipality; one query."""
    above = list(ancestors_of(area))
    around = next((each for each in reversed(above) if each.kind == Area.Kind.NEIGHBOURHOOD), area)
    town = next((each.name for each in above if each.kind == Area.Kind.MUNICIPALITY and each != around), "")
    return Heading(around.name, around.slug, town)
