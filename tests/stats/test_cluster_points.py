"""Many points become circles, none of which stands for fewer than so many."""

from hypothesis import given
from hypothesis import strategies as st

from participation.stats.clusters import Cluster, Square, clusters_of

FIELD = Square(0, 0, 16)
points = st.lists(st.tuples(st.floats(0, 15.9), st.floats(0, 15.9)), max_size=60)


@given(points, st.integers(1, 12))
def test_no_circle_stands_for_fewer(found: list[tuple[float, float]], minimum: int) -> None:
    clusters = clusters_of(found, FIELD, minimum=minimum)
    assert all(one.count >= minimum for one in clusters)
    assert sum(one.count for one in clusters) == (len(found) if len(found) >= minimum else 0)


def test_two_heaps_far_apart_are_two_circles() -> None:
    heaps = [(1.2, 1.3)] * 5 + [(14.1, 14.9)] * 4
    assert clusters_of(heaps, FIELD, minimum=3) == (Cluster(1.5, 1.5, 5), Cluster(14.5, 14.5, 4))


def test_a_lonely_point_keeps_its_square_whole() -> None:
    """Parting it would show where the one point lies."""
    (only,) = clusters_of([(1, 1)] * 9 + [(15, 15)], FIELD, minimum=3)
    assert only.count == 10


def test_points_outside_are_left_out() -> None:
    assert clusters_of([(20, 3)] * 9, FIELD, minimum=1) == ()
