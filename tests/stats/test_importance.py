"""Does the gap analysis find what is important and missing?"""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.importance import CutLine, Gap, ItemAnswers, Quadrant, gap_of, gaps_of, matrix_of

pair_counts = st.dictionaries(st.sampled_from(list(product(range(1, 6), repeat=2))), st.integers(1, 40), min_size=1)


def item(key: str, importance: int, satisfaction: int, n: int = 10) -> ItemAnswers:
    return ItemAnswers(key, key.title(), {(importance, satisfaction): n})


def test_gap_by_hand() -> None:
    gap = gap_of(ItemAnswers("walk", "Pavements", {(5, 2): 6, (4, 4): 3, (2, 5): 1}, cannot_judge=2))
    assert gap is not None
    assert (gap.n, gap.importance, gap.satisfaction) == (10, 4.4, 2.9)
    assert gap.gap == pytest.approx(1.5)
    assert (gap.important_share, gap.satisfied_share) == (0.9, 0.4)
    assert gap.rating == pytest.approx(0.54)
    assert gap.cannot_judge_share == pytest.approx(2 / 12)


def test_nobody_gave_both_values() -> None:
    assert gap_of(ItemAnswers("walk", "Pavements", {}, cannot_judge=4)) is None


def test_widest_gap_first() -> None:
    gaps = gaps_of([item("fine", 3, 4), item("missing", 5, 1), item("some", 4, 3)])
    assert [gap.key for gap in gaps] == ["missing", "some", "fine"]


@pytest.mark.parametrize(
    ("importance", "satisfaction", "quadrant"),
    [(5, 1, Quadrant.ACT), (5, 5, Quadrant.KEEP), (1, 1, Quadrant.WATCH), (1, 5, Quadrant.FINE)],
)
def test_quadrants(importance: int, satisfaction: int, quadrant: Quadrant) -> None:
    matrix = matrix_of(gaps_of([item("a", importance, satisfaction)]), cut=CutLine.SCALE_MIDDLE)
    assert matrix is not None
    assert matrix.items[0].quadrant is quadrant
    assert (matrix.importance_cut, matrix.satisfaction_cut) == (3, 3)


def test_the_mean_cut_is_named_and_is_the_mean() -> None:
    matrix = matrix_of(gaps_of([item("a", 5, 4), item("b", 4, 5)]), cut=CutLine.ITEM_MEAN)
    assert matrix is not None
    assert (matrix.cut, matrix.importance_cut, matrix.satisfaction_cut) == (CutLine.ITEM_MEAN, 4.5, 4.5)


def test_the_mean_cut_finds_need_even_where_all_is_well() -> None:
    matrix = matrix_of(gaps_of([item("a", 5, 4), item("b", 4, 5)]), cut=CutLine.ITEM_MEAN)
    assert matrix is not None
    assert {placed.gap.key: placed.quadrant for placed in matrix.items} == {
        "a": Quadrant.ACT,
        "b": Quadrant.FINE,
    }


def test_no_items_no_matrix() -> None:
    assert matrix_of([], cut=CutLine.ITEM_MEAN) is None


@given(pair_counts, st.integers(0, 30))
def test_measures_stay_in_their_ranges(pairs: dict[tuple[int, int], int], cannot_judge: int) -> None:
    gap = gap_of(ItemAnswers("x", "X", pairs, cannot_judge))
    assert isinstance(gap, Gap)
    assert gap.n == sum(pairs.values())
    assert -4 <= gap.gap <= 4
    assert 0 <= gap.rating <= gap.important_share <= 1
    assert 0 <= gap.cannot_judge_share < 1
