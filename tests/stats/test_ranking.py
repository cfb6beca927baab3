"""Does the order of ideas say how sure it is?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.ranking import Support, clearly_ahead, rank


def supports(*counts: int) -> list[Support]:
    return [Support(f"idea-{number:02}", count) for number, count in enumerate(counts)]


def test_counts_stay_counts() -> None:
    assert [idea.count for idea in rank(supports(3, 90, 17))] == [90, 17, 3]


def test_far_apart_is_sure() -> None:
    first, second, third = rank(supports(300, 100, 10))
    assert [(i.best_place, i.worst_place) for i in (first, second, third)] == [(1, 1), (2, 2), (3, 3)]


def test_close_together_cannot_be_told_apart() -> None:
    ranked = rank(supports(41, 39, 38, 4))
    assert [(i.best_place, i.worst_place) for i in ranked] == [(1, 3), (1, 3), (1, 3), (4, 4)]


def test_ties_share_a_place() -> None:
    assert [idea.place for idea in rank(supports(5, 9, 5, 1))] == [1, 2, 2, 4]


def test_no_votes_at_all() -> None:
    ranked = rank(supports(0, 0, 0))
    assert all((i.place, i.best_place, i.worst_place) == (1, 1, 3) for i in ranked)


def test_nothing_to_rank() -> None:
    assert rank([]) == ()


def test_one_idea_is_first() -> None:
    (only,) = rank(supports(7))
    assert (only.best_place, only.worst_place) == (1, 1)


@pytest.mark.parametrize(("first", "second"), [(20, 10), (15, 8), (9, 1), (100, 80)])
def test_the_test_is_the_binomial_test(first: int, second: int) -> None:
    p = oracle.binomtest(first, first + second, 0.5, alternative="greater").pvalue
    assert clearly_ahead(Support("a", first), Support("b", second), p * 1.001)
    assert not clearly_ahead(Support("a", first), Support("b", second), p * 0.999)


def test_a_young_idea_is_judged_by_its_rate_and_shrunk() -> None:
    ideas = [Support("old", 100, 100.0), Support("young", 4, 2.0), Support("quiet", 30, 100.0)]
    ranked = {idea.key: idea for idea in rank(ideas)}
    assert ranked["young"].place == 1
    assert ranked["young"].rate < 2.0  # pulled towards the others
    assert ranked["young"].worst_place > 1  # and known to be uncertain
    assert ranked["young"].interval.width > ranked["old"].interval.width


def test_top_limits_the_answer_not_the_field() -> None:
    counts = range(200, 0, -1)
    whole, top = rank(supports(*counts)), rank(supports(*counts), top=5)
    assert top == whole[:5]


EXPOSURES = st.sampled_from([20.0, 21.0, 60.0, 400.0])


@given(st.lists(st.tuples(st.integers(0, 60), EXPOSURES), min_size=1, max_size=25))
def test_the_fast_way_equals_all_comparisons(numbers: list[tuple[int, float]]) -> None:
    ideas = [Support(f"idea-{n}", count, exposure) for n, (count, exposure) in enumerate(numbers)]
    alpha = 0.1 / max(1, len(ideas) - 1)
    for ranked in rank(ideas):
        this = next(idea for idea in ideas if idea.key == ranked.key)
        ahead = sum(clearly_ahead(other, this, alpha) for other in ideas)
        behind = sum(clearly_ahead(this, other, alpha) for other in ideas)
        assert (ranked.best_place, ranked.worst_place) == (1 + ahead, len(ideas) - behind)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=40))
def test_the_place_lies_in_its_span_and_the_rate_in_its_interval(counts: list[int]) -> None:
    for idea in rank(supports(*counts)):
        assert 1 <= idea.best_place <= idea.place <= idea.worst_place <= len(counts)
        assert idea.interval.low <= idea.rate <= idea.interval.high
