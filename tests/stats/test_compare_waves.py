"""Is a change told only where there is one, and broken off where the question changed?"""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.means import mean_of_counts
from participation.stats.proportions import Proportion
from participation.stats.waves import Asked, Break, Trend, breaks_between, change_of_means, change_of_shares

ASKED = Asked("satisfaction.walking", "a1", ("1", "2", "3"), "am-anger", "sample", {"online": 60, "paper": 40})


def share(count: int, base: int) -> Proportion:
    return Proportion(count, base, count / base)


@pytest.mark.parametrize(
    ("after", "before", "low", "high"),
    # Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 20), 0.6791, 1.0),
    ],
)
def test_published_differences(after: tuple[int, int], before: tuple[int, int], low: float, high: float) -> None:
    found = change_of_shares(share(*before), share(*after))
    assert found.interval is not None
    assert (found.interval.low, found.interval.high) == pytest.approx((low, high), abs=6e-5)


@given(st.lists(st.integers(1, 5), min_size=2, max_size=60), st.lists(st.integers(1, 5), min_size=2, max_size=60))
def test_means_equal_welch_of_scipy(first: list[int], second: list[int]) -> None:
    before = mean_of_counts({v: first.count(v) for v in set(first)})
    after = mean_of_counts({v: second.count(v) for v in set(second)})
    assert before is not None
    assert after is not None
    found = change_of_means(before, after)
    assert found.interval is not None
    if len(set(first)) == 1 or len(set(second)) == 1:  # scipy warns of a spread of nothing
        assert found.interval.width >= 0
        return
    expected = oracle.ttest_ind(second, first, equal_var=False).confidence_interval()
    assert (found.interval.low, found.interval.high) == pytest.approx((expected.low, expected.high), abs=1e-6)


def test_an_arrow_needs_an_interval_without_zero() -> None:
    assert change_of_shares(share(40, 100), share(70, 100)).trend is Trend.UP
    assert change_of_shares(share(70, 100), share(40, 100)).trend is Trend.DOWN
    assert change_of_shares(share(40, 100), share(45, 100)).trend is Trend.UNCLEAR


def test_who_was_not_drawn_gets_no_interval_and_no_arrow() -> None:
    found = change_of_shares(share(10, 100), share(90, 100), sampled=False)
    assert (found.interval, found.trend) == (None, Trend.UNCLEAR)


@pytest.mark.parametrize(
    ("after", "mark"),
    [
        (replace(ASKED, wording="a2"), Break.WORDING),
        (replace(ASKED, scale=("1", "2")), Break.SCALE),
        (replace(ASKED, area="dorf"), Break.AREA),
        (replace(ASKED, evidence="open"), Break.EVIDENCE),
        (replace(ASKED, channels={"online": 90, "paper": 10}), Break.CHANNELS),
    ],
)
def test_a_changed_question_is_a_break(after: Asked, mark: Break) -> None:
    assert breaks_between(ASKED, after) == (mark,)


def test_the_same_question_is_none() -> None:
    assert breaks_between(ASKED, replace(ASKED, channels={"online": 65, "paper": 35})) == ()
    with pytest.raises(ValueError, match="two concepts"):
        breaks_between(ASKED, replace(ASKED, concept="other"))
