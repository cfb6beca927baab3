"""How does an area look from above? A drawing from its outlines, behind it a map where one is set up."""

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from django.conf import settings
from django.core.cache import cache
from django.db.models import Q

from participation.places.geometry import polygons
from participation.places.label_place import Points, rough
from participation.places.models import Area
from participation.places.outline_svg import Projection
from participation.places.tiles import Tile, tiles_behind

FIVE_MINUTES = 300


@dataclass(frozen=True, slots=True)
class Outline:
    """`x` and `y` are where its name stands among pins. `rim`: corners of its largest part, some of a fine one."""

    area_id: int
    name: str
    path: str
    x: float
    y: float
    rim: Points


@dataclass(frozen=True, slots=True)
class Ground:
    projection: Projection
    outlines: tuple[Outline, ...]
    tiles: tuple[Tile, ...] = ()

    @property
    def credit(self) -> str:
        """Who made the pictures behind it."""
        return settings.TILES.credit if self.tiles else ""


def ground_of(area: Area) -> Ground | None:
    """The outlines of the parts, or of the area itself. Drawn once in five minutes: fine outlines are long."""
    key = f"places:ground:{area.pk}:{crc32(repr((area.name, settings.TILES)).encode())}"
    found: Ground | None = cache.get(key)
    if found is None:
        found = _draw(area)
        cache.set(key, found or "", FIVE_MINUTES)
    return found or None


def _draw(area: Area) -> Ground | None:
    areas = list(Area.objects.filter(Q(parent=area) | Q(pk=area.pk), outline__isnull=False))
    shown = [found for found in areas if found.pk != area.pk] or areas
    projection = Projection.around(found.outline for found in shown)
    if projection is None:
        return None
    return Ground(
        projection,
        tuple(_outline(found, projection) for found in shown),
        tiles_behind(projection, settings.TILES),
    )


def _outline(area: Area, projection: Projection) -> Outline:
    """The name belongs to the largest ring."""
    ring = max((rings[0] for rings in polygons(area.outline)), key=len)
    points = tuple(projection.point(place[0], place[1]) for place in ring)
    return Outline(area.pk, area.name, projection.path(area.outline), *_among_pins(points), rim=rough(points))


def _among_pins(points: Points) -> tuple[float, float]:
    """Near the top of the frame: pins gather in the middle."""
    left, right = min(x for x, _y in points), max(x for x, _y in points)
    top, bottom = min(y for _x, y in points), max(y for _x, y in points)
    return round((left + right) / 2, 1), round(top + max(56, (bottom - top) * 0.2), 1)


def framed(points: Sequence[tuple[float, float]]) -> Ground:
    """A frame around points (longitude, latitude), at least about 200 metres wide, where there is no outline."""
    lons, lats = [lon for lon, _lat in points], [lat for _lon, lat in points]
    west, east, south, north = min(lons) - 0.001, max(lons) + 0.001, min(lats) - 0.001, max(lats) + 0.001
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    projection = Projection.around([{"type": "Polygon", "coordinates": [ring]}])
    assert projection is not None
    return Ground(projection, (), tiles_behind(projection, settings.TILES))
