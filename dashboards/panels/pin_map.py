"""Where are the ideas? Circles on the map, each for several of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.panel import Drawing, Panel, Table, text_cell
from dashboards.panels.words import count_cell, numbers
from participation.places.ground import Ground
from participation.stats.clusters import Cluster, Point, Square, clusters_of

KEY = "idea-map"
# Each idea is published with its place: circles are for reading here, not for hiding.
ALONE, DEPTH = 1, 3


@dataclass(frozen=True, slots=True)
class Circle:
    x: float
    y: float
    radius: float
    count: int


@dataclass(frozen=True, slots=True)
class PinMap:
    width: int
    height: int
    outlines: tuple[str, ...]
    circles: tuple[Circle, ...]
    alt: str


def pin_map_panel(ground: Ground | None, points: Sequence[Point], by_part: Sequence[tuple[str, int]]) -> Panel:
    """`points` are longitude and latitude; `by_part` says for the table how many ideas name a place in each part."""
    title = _("Where the ideas are")
    if ground is None:
        return Panel(key=KEY, title=title, empty=_("The area has no outline. Add one to see a map."))
    projection = ground.projection
    placed = [projection.point(lon, lat) for lon, lat in points]
    square = Square(0, 0, max(projection.width, projection.height) + 1)
    clusters = clusters_of(placed, square, minimum=ALONE, depth=DEPTH)
    if not clusters:
        return Panel(key=KEY, title=title, empty=_("No idea names a place on the map yet."))
    number, most = sum(one.count for one in clusters), max(one.count for one in clusters)
    alt = _("Map with circles: %(counts)s ideas") % {"counts": ", ".join(str(one.count) for one in clusters)}
    drawing = PinMap(
        projection.width,
        projection.height,
        tuple(outline.path for outline in ground.outlines),
        tuple(_circle(one, most) for one in clusters),
        alt,
    )
    return Panel(
        key=KEY,
        title=title,
        question=_("Ideas with a place on the map; those that lie near each other share a circle."),
        drawing=Drawing("dashboards/drawings/_pin_map.html", drawing, height=420, picture=True),
        table=Table(
            (_("part of the area"), _("ideas with a place")),
            tuple((text_cell(name), count_cell(count)) for name, count in by_part),
        ),
        base=ngettext("%(n)s idea", "%(n)s ideas", number) % {"n": numbers().number(number)},
        source=_("Source: this platform"),
    )


def _circle(one: Cluster, most: int) -> Circle:
    """The area of a circle grows with its ideas; the smallest still holds its number."""
    return Circle(round(one.x), round(one.y), round(30 + 30 * (one.count / most) ** 0.5), one.count)
