"""The name of an area stands inside it, where it has room, whatever the shape."""

import pytest

from participation.places.geometry import contains
from participation.places.label_place import Points, label_place

SQUARE: Points = ((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))
# Like an L and like a U: the middle of the frame lies outside, or in the narrow part.
ANGLE: Points = ((0, 0), (20, 0), (20, 60), (100, 60), (100, 100), (0, 100), (0, 0))
BAY: Points = ((0, 0), (10, 0), (10, 80), (90, 80), (90, 0), (100, 0), (100, 100), (0, 100), (0, 0))


@pytest.mark.parametrize("ring", [SQUARE, ANGLE, BAY])
def test_it_lies_inside(ring: Points) -> None:
    outline = {"type": "Polygon", "coordinates": [[list(point) for point in ring]]}
    assert contains(outline, *label_place(ring))


def test_it_lies_in_the_middle_of_a_plain_shape_and_in_the_wide_part_of_others() -> None:
    assert label_place(SQUARE)[1] == pytest.approx(50, abs=4)
    x, y = label_place(ANGLE)
    assert 20 < x < 90
    assert y == pytest.approx(80, abs=4)
    assert label_place(BAY)[1] == pytest.approx(90, abs=4)


def test_a_line_has_a_place_too() -> None:
    assert label_place(((0, 0), (10, 0), (0, 0))) == (5, 0)
