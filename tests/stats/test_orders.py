"""Which answers stand first when people put them in an order? Against a table worked out by hand."""

import pytest

from participation.stats.orders import Placed, placed

# Three answers, ten people: 6 x a>b>c, 3 x b>c>a, 1 x c alone.
COUNTS = {"a": {1: 6, 3: 3}, "b": {2: 6, 1: 3}, "c": {3: 6, 2: 3, 1: 1}, "d": {}}


def test_points_mean_places_and_first_places() -> None:
    found = placed(COUNTS, places=3)
    assert [(one.key, one.n, one.firsts, one.points) for one in found] == [
        ("a", 9, 6, 21),
        ("b", 9, 3, 21),
        ("c", 10, 1, 15),
        ("d", 0, 0, 0),
    ]
    assert [one.mean for one in found] == [pytest.approx(5 / 3), pytest.approx(5 / 3), 2.5, None]


def test_equal_points_are_ordered_by_the_mean_place() -> None:
    found = placed({"often": {2: 3}, "high": {1: 2}}, places=2)
    assert [one.key for one in found] == ["high", "often"]
    assert found[0] == Placed(key="high", n=2, mean=1.0, firsts=2, points=4)
    assert placed({"often": {2: 4}, "high": {1: 2}}, places=2)[0].key == "high"


def test_nobody_answered() -> None:
    assert [one.points for one in placed({"a": {}, "b": {}}, places=2)] == [0, 0]
