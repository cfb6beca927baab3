"""In which area does a point lie?"""

from typing import Any

import pytest

from participation.places.geometry import area_of_point, contains
from participation.places.models import Area
from participation.places.outline_svg import Projection


def _square(west: float, south: float, size: float) -> list[list[float]]:
    east, north = west + size, south + size
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


SQUARE: dict[str, Any] = {"type": "Polygon", "coordinates": [_square(10, 49, 1)]}
WITH_HOLE: dict[str, Any] = {"type": "Polygon", "coordinates": [_square(10, 49, 1), _square(10.4, 49.4, 0.2)]}
ISLANDS: dict[str, Any] = {
    "type": "MultiPolygon",
    "coordinates": [[_square(10, 49, 1), _square(10.4, 49.4, 0.2)], [_square(10.45, 49.45, 0.1)], [_square(12, 49, 1)]],
}


@pytest.mark.parametrize(
    ("outline", "lon", "lat", "inside"),
    [
        (SQUARE, 10.5, 49.5, True),
        (SQUARE, 9.99, 49.5, False),
        (SQUARE, 10.5, 50.01, False),
        (WITH_HOLE, 10.5, 49.5, False),
        (WITH_HOLE, 10.1, 49.1, True),
        (ISLANDS, 10.5, 49.5, True),
        (ISLANDS, 10.42, 49.42, False),
        (ISLANDS, 12.5, 49.5, True),
        (ISLANDS, 11.5, 49.5, False),
        (None, 10.5, 49.5, False),
    ],
)
def test_holes_are_outside_and_islands_inside(
    outline: dict[str, Any] | None, lon: float, lat: float, *, inside: bool
) -> None:
    assert contains(outline, lon, lat) is inside


def test_a_point_on_a_shared_border_lies_in_exactly_one_area() -> None:
    left = {"type": "Polygon", "coordinates": [_square(10, 49, 1)]}
    right = {"type": "Polygon", "coordinates": [_square(11, 49, 1)]}
    assert [contains(left, 11, 49.5), contains(right, 11, 49.5)].count(True) == 1


def test_the_smallest_area_is_named() -> None:
    town = Area(name="Town", path="1/", outline=SQUARE)
    part = Area(name="Part", path="1/2/", outline={"type": "Polygon", "coordinates": [_square(10, 49, 0.5)]})
    assert area_of_point([town, part], 10.2, 49.2) is part
    assert area_of_point([town, part], 10.8, 49.8) is town
    assert area_of_point([town, part], 1, 1) is None


def test_the_drawing_holds_every_corner_north_up() -> None:
    drawing = Projection.around([SQUARE, ISLANDS])
    assert drawing is not None
    for lon, lat in ((10, 49), (13, 50)):
        x, y = drawing.point(lon, lat)
        assert 0 <= x <= drawing.width
        assert 0 <= y <= drawing.height
    assert drawing.point(10, 50)[1] < drawing.point(10, 49)[1]
    # At 49.5 degrees a degree eastwards is 0.65 of a degree northwards.
    assert drawing.per_degree_x / drawing.per_degree_y == pytest.approx(0.649, abs=0.001)


def test_a_point_finds_its_way_back() -> None:
    drawing = Projection.around([SQUARE])
    assert drawing is not None
    assert drawing.place(*drawing.point(10.3, 49.7)) == pytest.approx((10.3, 49.7), abs=1e-4)


def test_a_path_closes_each_ring_and_drops_repeated_points() -> None:
    drawing = Projection.around([WITH_HOLE])
    assert drawing is not None
    path = drawing.path(WITH_HOLE)
    assert path.count("M") == path.count("Z") == 2
    fine = {"type": "Polygon", "coordinates": [[[10, 49], [10.0000001, 49], *_square(10, 49, 1)[1:]]]}
    assert drawing.path(fine) == drawing.path(SQUARE)


def test_without_outlines_there_is_no_drawing() -> None:
    assert Projection.around([None]) is None
