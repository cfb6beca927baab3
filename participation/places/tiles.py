"""Which pictures of a map lie where behind a drawing?"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from participation.places.mercator import column, latitude, longitude, row
from participation.places.outline_svg import Projection
from participation.tile_server import TileServer

# A visitor's browser loads no more than this for one map.
MOST = 24
NEAREST = 18


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture and its place in the drawing."""

    url: str
    x: float
    y: float
    width: float
    height: float


def tiles_behind(drawing: Projection, server: TileServer) -> tuple[Tile, ...]:
    """The nearest view of which few pictures fill the drawing."""
    if not server.address:
        return ()
    east, south = drawing.place(drawing.width, drawing.height)
    for zoom in range(NEAREST, -1, -1):
        left, right = floor(column(drawing.west, zoom)), floor(column(east, zoom))
        top, bottom = floor(row(drawing.north, zoom)), floor(row(south, zoom))
        if (right - left + 1) * (bottom - top + 1) <= MOST:
            cells = [(x, y) for y in range(top, bottom + 1) for x in range(left, right + 1)]
            return tuple(_placed(drawing, server.address, zoom, cells))
    return ()


def _placed(drawing: Projection, address: str, zoom: int, cells: list[tuple[int, int]]) -> Iterator[Tile]:
    """The drawing is true to scale in its middle, the pictures are Mercator's: in one town nobody sees it."""
    for x, y in cells:
        left, top = drawing.point(longitude(x, zoom), latitude(y, zoom))
        right, bottom = drawing.point(longitude(x + 1, zoom), latitude(y + 1, zoom))
        url = address.format(z=zoom, x=x, y=y)
        yield Tile(url, left, top, round(right - left, 1), round(bottom - top, 1))
