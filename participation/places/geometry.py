"""In which area does a point lie? Ray casting over GeoJSON polygons with holes, longitude first."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from participation.places.models import Area

Geometry = dict[str, Any]
Position = list[float]
Ring = list[Position]


def polygons(geometry: Geometry | None) -> list[list[Ring]]:
    """Each polygon is its outer ring followed by its holes."""
    if not geometry:
        return []
    coordinates: Any = geometry["coordinates"]
    return [coordinates] if geometry["type"] == "Polygon" else list(coordinates)


def contains(geometry: Geometry | None, lon: float, lat: float) -> bool:
    """A hole is outside; a point on a shared border belongs to one side only."""
    return any(_inside(rings, lon, lat) for rings in polygons(geometry))


def _inside(rings: list[Ring], lon: float, lat: float) -> bool:
    crossed = sum(_crosses(a, b, lon, lat) for ring in rings for a, b in pairwise(ring))
    return crossed % 2 == 1


def _crosses(a: Position, b: Position, lon: float, lat: float) -> bool:
    """Whether a ray to the east meets this edge; half open, so that a corner counts once."""
    if (a[1] > lat) == (b[1] > lat):
        return False
    return lon < a[0] + (lat - a[1]) * (b[0] - a[0]) / (b[1] - a[1])


def area_of_point(areas: Iterable[Area], lon: float, lat: float) -> Area | None:
    """The smallest of the areas that holds the point: the one deepest in the tree."""
    found = [area for area in areas if contains(area.outline, lon, lat)]
    return max(found, key=lambda area: len(area.ancestor_ids), default=None)
