"""Where in an area does its name stand best? In the middle of the room that a line of letters has there."""

from functools import lru_cache
from itertools import pairwise
from math import hypot

from participation.places.geometry import contains

Points = tuple[tuple[float, float], ...]  # the first is the last
STEPS = 11
CORNERS = 32
FLAT = 2.5  # how many times as wide as high a name with its figure is


def rough(ring: Points) -> Points:
    """Of a fine rim, every so many-th corner is enough for letters."""
    return (*ring[: -1 : max(1, len(ring) // CORNERS)], ring[0])


@lru_cache(maxsize=1000)
def label_place(ring: Points) -> tuple[float, float]:
    """The point of a fine grid inside that is farthest from the rim; distances across count less, as letters do."""
    left, right = min(x for x, _y in ring), max(x for x, _y in ring)
    top, bottom = min(y for _x, y in ring), max(y for _x, y in ring)
    outline = {"type": "Polygon", "coordinates": [[list(point) for point in ring]]}
    grid = [
        (left + (right - left) * (across + 0.5) / STEPS, top + (bottom - top) * (down + 0.5) / STEPS)
        for down in range(STEPS)
        for across in range(STEPS)
    ]
    inside = [point for point in grid if contains(outline, *point)]
    x, y = max(inside or [((left + right) / 2, (top + bottom) / 2)], key=lambda point: _room(ring, point))
    return round(x, 1), round(y, 1)


def _room(ring: Points, point: tuple[float, float]) -> tuple[float, float]:
    """For letters; where several points have the same, the one in the middle."""
    letters, plain = (min(_distance(a, b, point, flat) for a, b in pairwise(ring)) for flat in (FLAT, 1))
    return round(letters, 3), plain


def _distance(a: tuple[float, float], b: tuple[float, float], point: tuple[float, float], flat: float) -> float:
    """From a point to an edge."""
    (ax, ay), (bx, by), (px, py) = ((x / flat, y) for x, y in (a, b, point))
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = ((px - ax) * (bx - ax) + (py - ay) * (by - ay)) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(px - ax - along * (bx - ax), py - ay - along * (by - ay))
