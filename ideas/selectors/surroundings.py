"""Where does a process take place: its neighbourhood for the page's head, its parts for filters and forms?"""

from dataclasses import dataclass

from django.db.models import Q

from participation.places.models import Area
from participation.processes.models import Process


@dataclass(frozen=True, slots=True)
class Part:
    """An area below the area of the process; `depth` 1 is directly below."""

    id: int
    name: str
    slug: str
    path: str
    depth: int


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`name`, `town` and `slug` are what the templates call `neighbourhood`."""

    name: str
    town: str
    slug: str
    parts: tuple[Part, ...]

    @property
    def names(self) -> dict[int, str]:
        return {part.id: part.name for part in self.parts}

    def part(self, slug: str) -> Part | None:
        return next((part for part in self.parts if part.slug == slug), None)

    def ids_within(self, part: Part) -> list[int]:
        """The part and everything below it."""
        return [other.id for other in self.parts if other.path.startswith(part.path)]


def surroundings_of(process: Process) -> Surroundings:
    """One statement for the areas above and below; needs `process.area` loaded."""
    area = process.area
    rows = list(
        Area.objects.filter(Q(path__startswith=area.path) | Q(pk__in=area.ancestor_ids))
        .order_by("path")
        .values_list("id", "name", "slug", "path", "kind")
    )
    above = [row for row in rows if area.path.startswith(row[3])]
    name, slug = next(
        ((row[1], row[2]) for row in reversed(above) if row[4] == Area.Kind.NEIGHBOURHOOD), (area.name, area.slug)
    )
    town = next((row[1] for row in above if row[4] == Area.Kind.MUNICIPALITY and row[2] != slug), "")
    level = area.path.count("/")
    parts = [
        Part(pk, name, slug, path, path.count("/") - level)
        for pk, name, slug, path, _kind in rows
        if path.startswith(area.path) and pk != area.pk
    ]
    return Surroundings(name, town, slug, tuple(parts))
