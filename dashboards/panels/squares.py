"""Where on the drawing does a square of the grid lie, and how does somebody call it who knows the area?"""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from math import hypot

from django.utils.translation import gettext as _

from participation.places.geometry import contains
from participation.places.ground import Ground, Outline
from participation.places.label_place import Points
from participation.places.mercator import latitude, longitude, side

Square = tuple[int, int, int]  # zoom, column, row


@dataclass(frozen=True, slots=True)
class Placed:
    """In units of the drawing; `side` in metres."""

    name: str
    left: float
    top: float
    width: float
    height: float
    side: float


def placed_squares(ground: Ground, squares: Collection[Square]) -> dict[Square, Placed]:
    """Those whose middle lies on the drawing, from north-west to south-east; no two have the same name."""
    found: dict[Square, Placed] = {}
    taken: Counter[str] = Counter()
    for square in sorted(squares, key=lambda one: (one[0], one[2], one[1])):
        zoom, column, row = square
        left, top = ground.projection.point(longitude(column, zoom), latitude(row, zoom))
        right, bottom = ground.projection.point(longitude(column + 1, zoom), latitude(row + 1, zoom))
        x, y = (left + right) / 2, (top + bottom) / 2
        if not (0 <= x <= ground.projection.width and 0 <= y <= ground.projection.height):
            continue
        name = _name(ground, x, y)
        taken[name] += 1
        if taken[name] > 1:
            name = f"{name} ({taken[name]})"
        metres = side(latitude(row + 0.5, zoom), zoom)
        found[square] = Placed(name, left, top, round(right - left, 1), round(bottom - top, 1), metres)
    return found


def _name(ground: Ground, x: float, y: float) -> str:
    """The part that holds the middle of the square, and where in it; else the nearest one."""
    holding = [one for one in ground.outlines if contains(_polygon(one.rim), x, y)]
    if not holding:
        nearest = min(ground.outlines, key=lambda one: min(hypot(px - x, py - y) for px, py in one.rim))
        return _("beside %(part)s") % {"part": nearest.name}
    return _("%(part)s, %(where)s") % {"part": holding[0].name, "where": _where(holding[0], x, y)}


def _where(outline: Outline, x: float, y: float) -> str:
    """By thirds of its length and breadth."""
    across, down = (_third([p[at] for p in outline.rim], value) for at, value in enumerate((x, y)))
    return (
        (_("in the north-west"), _("in the north"), _("in the north-east")),
        (_("in the west"), _("in the middle"), _("in the east")),
        (_("in the south-west"), _("in the south"), _("in the south-east")),
    )[down][across]


def _third(values: Collection[float], value: float) -> int:
    low, high = min(values), max(values)
    return min(2, max(0, int(3 * (value - low) / ((high - low) or 1))))


def _polygon(rim: Points) -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [[list(point) for point in rim]]}
