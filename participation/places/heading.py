"""Which neighbourhood and town does the header of a page name?"""

from collections.abc import Sequence
from dataclasses import dataclass
from time import monotonic

from participation.places.models import Area, Office
from participation.places.selectors import ancestors_of


@dataclass(frozen=True, slots=True)
class Heading:
    """What templates know as `neighbourhood`."""

    name: str
    slug: str
    town: str


# Each column that is read costs more than what stands in it; what else is asked for comes by itself.
NAMED = ("path", "kind", "name", "slug")
SHOWN = (*NAMED, "office__name", "office__address", "office__phone")
NO_HEADING = Heading("", "", "")
KEPT_FOR = 1.0  # seconds: on pages of which hundreds are asked for in a second
_kept: dict[int, tuple[float, tuple[Heading, Office | None]]] = {}


def heading_of(area: Area) -> Heading:
    """The neighbourhood that `area` is or lies in (else the area itself), with its municipality; one query."""
    return _heading(area, list(ancestors_of(area).only(*NAMED)))


def heading_and_office(area: Area) -> tuple[Heading, Office | None]:
    """With the contact point of the area, else the nearest one above it; one query for both, once a second at most."""
    kept = _kept.get(area.pk)
    if kept is None or monotonic() - kept[0] >= KEPT_FOR:
        kept = _kept[area.pk] = (monotonic(), _read(area))
    return kept[1]


def _read(area: Area) -> tuple[Heading, Office | None]:
    above = list(ancestors_of(area).select_related("office").only(*SHOWN))
    nearest = (each.office for each in reversed(above) if hasattr(each, "office"))
    return _heading(area, above), next(nearest, None)


def _heading(area: Area, above: Sequence[Area]) -> Heading:
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
