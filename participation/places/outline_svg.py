"""How does a map look that needs no tiles? Outlines as SVG paths, and points in the same drawing."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians

from participation.places.geometry import Geometry, Ring, polygons

WIDTH = 1000.0
MARGIN = 24.0
# No narrower than this, else a path or a straight street would make a drawing of no height.
SMALLEST = 1e-4


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to drawing units; true to scale in the middle, which is enough for one town.

    `<svg viewBox="0 0 {{ p.width }} {{ p.height }}">`, paths with `fill-rule="evenodd"` so that holes stay open.
    """

    west: float
    north: float
    per_degree_x: float
    per_degree_y: float
    height: int
    width: int = int(WIDTH)

    @classmethod
    def around(cls, outlines: Iterable[Geometry | None]) -> "Projection | None":
        """The drawing that holds all outlines, or None where there is nothing to draw."""
        positions = [
            position for outline in outlines for rings in polygons(outline) for ring in rings for position in ring
        ]
        if not positions:
            return None
        west, east = min(p[0] for p in positions), max(p[0] for p in positions)
        south, north = min(p[1] for p in positions), max(p[1] for p in positions)
        per_y = (WIDTH - 2 * MARGIN) / max((east - west) * cos(radians((south + north) / 2)), SMALLEST)
        per_x = per_y * cos(radians((south + north) / 2))
        return cls(
            west=west - MARGIN / per_x,
            north=north + MARGIN / per_y,
            per_degree_x=per_x,
            per_degree_y=per_y,
            height=round((north - south) * per_y + 2 * MARGIN),
        )

    def point(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.west) * self.per_degree_x, 1), round((self.north - lat) * self.per_degree_y, 1)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point in the drawing: the way back, for a click on the map."""
        return round(self.west + x / self.per_degree_x, 6), round(self.north - y / self.per_degree_y, 6)

    def path(self, outline: Geometry | None) -> str:
        """The `d` of a path; whole units, repeated points left out, so that fine outlines stay small."""
        return "".join(self._ring(ring) for rings in polygons(outline) for ring in rings)

    def _ring(self, ring: Ring) -> str:
        points = [tuple(round(value) for value in self.point(position[0], position[1])) for position in ring]
        kept = [point for point, before in zip(points, [None, *points], strict=False) if point != before]
        return "M" + "L".join(f"{x} {y}" for x, y in kept) + "Z"
