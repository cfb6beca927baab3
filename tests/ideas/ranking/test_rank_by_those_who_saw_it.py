"""Does the order say what people support, and not where an idea stood in the list?"""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideas.ranking.exposed import MOST_WEIGHT, Prior, Ranking, Seen, prior_of, rank_by_rate


def order(ranking: Ranking) -> list[str]:
    return [one.key for tier in ranking.tiers for one in tier]


def test_an_idea_that_few_saw_and_most_supported_comes_before_one_that_all_saw() -> None:
    ranking = rank_by_rate([Seen("on top", 90, 600), Seen("far down", 60, 100), Seen("quiet", 5, 200)])
    assert order(ranking) == ["far down", "on top", "quiet"]


def test_two_of_two_have_no_place_yet() -> None:
    ranking = rank_by_rate([Seen("new", 2, 2), Seen("old", 50, 200)])
    assert order(ranking) == ["old"]
    assert [idea.key for idea in ranking.unplaced] == ["new"]


def test_little_known_ideas_are_drawn_towards_all_others() -> None:
    ideas = [Seen(f"idea-{n}", 20 + n, 100) for n in range(8)] + [Seen("young", 16, 20)]
    young = next(one for tier in rank_by_rate(ideas).tiers for one in tier if one.key == "young")
    assert 0.24 < young.rate < 16 / 20
    assert young.interval.low < young.rate < young.interval.high


def test_what_cannot_be_told_apart_stands_together() -> None:
    ideas = [Seen("a", 82, 100), Seen("b", 80, 100), Seen("c", 78, 100), Seen("d", 20, 100), Seen("e", 18, 100)]
    assert [[one.key for one in tier] for tier in rank_by_rate(ideas).tiers] == [["a", "b", "c"], ["d", "e"]]


def test_places_that_chance_leaves_open_are_told() -> None:
    ideas = [Seen("a", 82, 100), Seen("b", 80, 100), Seen("c", 78, 100), Seen("d", 20, 100)]
    first, second, third, last = (one for tier in rank_by_rate(ideas).tiers for one in tier)
    assert {first.places, second.places, third.places} == {(1, 3)}
    assert last.places == (4, 4)


def test_a_vote_on_paper_is_a_person_who_saw_it() -> None:
    ranking = rank_by_rate([Seen("paper", 40, 10)])
    assert [(one.supports, one.views) for one in ranking.tiers[0]] == [(40, 40)]


@pytest.mark.parametrize("ideas", [[], [Seen("a", 0, 0)], [Seen("a", 0, 50), Seen("b", 0, 50)], [Seen("a", 50, 50)]])
def test_nothing_and_everything_are_no_mistake(ideas: list[Seen]) -> None:
    ranking = rank_by_rate(ideas)
    assert len(order(ranking)) + len(ranking.unplaced) == len(ideas)
    assert all(0 <= one.interval.low <= one.rate <= one.interval.high <= 1 for tier in ranking.tiers for one in tier)


def test_the_weight_of_the_others_is_found_again() -> None:
    """Rates drawn from a beta curve whose weight is 20."""
    lot = random.Random(5)
    ideas = []
    for number in range(400):
        rate = lot.betavariate(0.3 * 20, 0.7 * 20)
        views = lot.randint(30, 300)
        ideas.append(Seen(str(number), sum(lot.random() < rate for _ in range(views)), views))
    prior = prior_of(ideas)
    assert prior.rate == pytest.approx(0.3, abs=0.02)
    assert 15 < prior.weight < 27


def test_where_all_ideas_are_alike_the_others_weigh_most() -> None:
    assert prior_of([Seen(str(n), 30, 100) for n in range(9)]) == Prior(0.3, MOST_WEIGHT)


def test_on_a_list_that_is_sorted_by_supports_the_count_loses_the_best_ones() -> None:
    """400 people look at twelve of 80 ideas each, mostly at those on top; how many of the true best ten are found?"""
    found = {"count": 0, "rate": 0}
    for seed in range(8):
        lot = random.Random(seed)
        appeal = [lot.betavariate(6, 14) for _ in range(80)]
        supports, views = [0] * 80, [0] * 80
        for _ in range(400):
            on_top = sorted(range(80), key=lambda one: -supports[one])[:9]
            for idea in on_top + lot.sample(sorted(set(range(80)) - set(on_top)), 3):
                views[idea] += 1
                supports[idea] += lot.random() < appeal[idea]
        best = set(sorted(range(80), key=lambda one: -appeal[one])[:10])
        by_count = sorted(range(80), key=lambda one: -supports[one])[:10]
        by_rate = order(rank_by_rate([Seen(str(n), supports[n], views[n]) for n in range(80)]))[:10]
        found["count"] += len(best & set(by_count))
        found["rate"] += len(best & {int(key) for key in by_rate})
    assert found["rate"] > found["count"]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 120)), max_size=12), st.randoms(use_true_random=False))
def test_each_idea_has_one_place_whatever_the_order(numbers: list[tuple[int, int]], lot: random.Random) -> None:
    ideas = [Seen(f"idea-{n}", supports, views) for n, (supports, views) in enumerate(numbers)]
    ranking = rank_by_rate(ideas)
    assert sorted([*order(ranking), *(idea.key for idea in ranking.unplaced)]) == sorted(idea.key for idea in ideas)
    lot.shuffle(ideas)
    assert rank_by_rate(ideas).tiers == ranking.tiers
