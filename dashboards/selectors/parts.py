"""Into which parts does the area of a process fall, and how many people live in each?"""

from collections.abc import Sequence

from dashboards.scope import Part
from participation.places.models import Area
from participation.places.selectors import areas_within


def parts_of(area: Area) -> tuple[Part, ...]:
    """The direct children, in the order of their names; none when the area is not divided."""
    within = areas_within(area).only("parent_id", "name", "slug", "path")
    below = [found for found in within if found.pk != area.pk]
    children = sorted((found for found in below if found.parent_id == area.pk), key=lambda child: child.name)
    return tuple(_part(child, below) for child in children)


def _part(child: Area, below: Sequence[Area]) -> Part:
    inside = frozenset(found.pk for found in below if found.path.startswith(child.path))
    return Part(child.slug, child.name, child.pk, inside)
