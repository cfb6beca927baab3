"""Several answers, scales, recommendations, medians: do the figures mean what they say?"""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.likert import scale_of
from participation.stats.means import estimated_mean, estimated_median
from participation.stats.multiple_response import mentions_of
from participation.stats.promoters import promoter_score


def test_people_and_mentions_have_two_bases() -> None:
    found = mentions_of({"bus": 60, "bike": 30, "car": 30}, people=80)
    assert found is not None
    assert [one.of_people.share for one in found.answers] == [0.75, 0.375, 0.375]
    assert [one.of_mentions for one in found.answers] == [0.5, 0.25, 0.25]
    assert (found.mentions, found.per_person) == (120, 1.5)


def test_nothing_of_it_is_an_answer_and_nobody_is_none() -> None:
    found = mentions_of({"bus": 0, "bike": 0}, people=5)
    assert found is not None
    assert (found.mentions, found.answers[0].of_mentions, found.answers[0].of_people.interval) == (0, 0, None)
    assert mentions_of({}, people=0) is None


def test_intervals_of_mentions_only_for_samples() -> None:
    found = mentions_of({"bus": 60}, people=80, intervals=True, population=1000)
    assert found is not None
    assert found.answers[0].of_people.interval is not None


@given(st.dictionaries(st.sampled_from("abcde"), st.integers(0, 50), min_size=1), st.integers(50, 90))
def test_shares_of_mentions_add_up(counts: dict[str, int], people: int) -> None:
    found = mentions_of(counts, people=people)
    assert found is not None
    assert sum(one.of_mentions for one in found.answers) == pytest.approx(1 if any(counts.values()) else 0)
    assert sum(one.of_people.share for one in found.answers) == pytest.approx(found.per_person)


def test_both_ends_of_a_scale() -> None:
    found = scale_of({1: 10, 2: 10, 3: 20, 4: 40, 5: 20})
    assert found is not None
    assert (found.top.share, found.bottom.share, found.median) == (0.6, 0.2, 4)
    assert found.balance == pytest.approx(0.4)
    assert found.distribution == {1: 0.1, 2: 0.1, 3: 0.2, 4: 0.4, 5: 0.2}
    assert found.top.interval is None


def test_a_scale_knows_its_ends() -> None:
    assert scale_of({}) is None
    with pytest.raises(ValueError, match="scale"):
        scale_of({6: 1})
    with pytest.raises(ValueError, match="boxes"):
        scale_of({1: 1}, boxes=3)


scores = st.dictionaries(st.integers(0, 10), st.integers(1, 40), min_size=1)


@given(scores)
def test_a_promoter_score_is_a_mean_of_three_values(counts: dict[int, int]) -> None:
    """Its interval is the t interval of answers coded 100, 0 and -100."""
    found = promoter_score(counts, intervals=True, population=10_000)
    coded: Counter[int] = Counter()
    for value, count in counts.items():
        coded[100 if value >= 9 else -100 if value <= 6 else 0] += count
    expected = estimated_mean(coded, population=10_000)
    assert found is not None
    assert expected is not None
    assert found.score == pytest.approx(expected.mean)
    if expected.interval is None:
        assert found.interval is None
    else:
        assert found.interval is not None
        ends = max(-100, expected.interval.low), min(100, expected.interval.high)
        assert (found.interval.low, found.interval.high) == pytest.approx(ends, abs=1e-9)


def test_promoters_and_detractors_by_the_book() -> None:
    found = promoter_score({10: 30, 9: 20, 8: 20, 7: 10, 6: 10, 0: 10})
    assert found is not None
    assert (found.promoters, found.passives, found.detractors, found.score) == (50, 30, 20, 30)
    assert found.interval is None
    assert promoter_score({}) is None
    with pytest.raises(ValueError, match="0 to 10"):
        promoter_score({11: 1})


@given(st.lists(st.integers(0, 40), min_size=1, max_size=120))
def test_median_interval_covers_at_least_as_often_as_it_says(values: list[int]) -> None:
    found = estimated_median(Counter(values))
    assert found is not None
    n = len(values)
    if n < 6:
        assert found.interval is None  # five values: 1 - 2/32 = 0.94
        return
    assert found.interval is not None
    rank = max(r for r in range(1, n // 2 + 1) if oracle.binom.cdf(r - 1, n, 0.5) <= 0.025)
    ordered = sorted(values)
    assert (found.interval.low, found.interval.high) == (ordered[rank - 1], ordered[n - rank])
    assert found.interval.low <= found.median <= found.interval.high


def test_ten_values_reach_from_the_second_to_the_ninth() -> None:
    """Table of confidence intervals for the median, e.g. Conover (1999), A3: n = 10, ranks 2 and 9."""
    found = estimated_median(Counter(range(1, 11)))
    assert found is not None
    assert found.interval is not None
    assert (found.interval.low, found.interval.high, found.median) == (2, 9, 5.5)
    assert estimated_median({}) is None
