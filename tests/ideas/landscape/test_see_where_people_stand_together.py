"""Is agreement told first, and groups only where they are real?"""

import random
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideas.landscape.agreement import Side, across_groups, majorities, typical_of
from ideas.landscape.clusters import clusters_of
from ideas.landscape.landscape import Landscape, NoGroups, landscape_of
from ideas.landscape.opinions import Opinions, opinions_of
from ideas.landscape.plane import plane_of
from ideas.landscape.stability import rand_index
from tests.ideas.landscape.people import LEFT, RIGHT, two_groups, votes_of


def said(found: Landscape, side: str = "agreed") -> set[str]:
    return {found.opinions.statements[one.statement] for one in getattr(found, side)}


def test_two_groups_are_found_and_agreement_across_them_comes_first() -> None:
    found = landscape_of(two_groups())
    assert [group.size for group in found.groups] == [60, 40]
    assert said(found) == {"0", "1", "2"}
    assert said(found, "rejected") == {"3"}
    assert found.no_groups is None
    assert found.stability is not None
    assert found.stability.mean > 0.95


def test_what_is_typical_sets_a_group_apart() -> None:
    found = landscape_of(two_groups())
    for group, says in zip(found.groups, (LEFT, RIGHT), strict=True):
        for one in group.typical:
            statement = int(found.opinions.statements[one.statement])
            assert statement >= 4
            assert says[statement] == (1 if one.side is Side.AGREE else -1)
            assert one.share > 0.8
            assert one.rest < 0.2


def test_a_large_group_does_not_outvote_a_small_one() -> None:
    """Of all people nine tenths are for statements 4 to 11 or against them, but nobody of the small group."""
    opinions = two_groups(180, 20)
    divided = {str(statement) for statement in range(4, 12)}
    assert divided & {opinions.statements[one.statement] for one in majorities(opinions, Side.AGREE)}
    assert not divided & said(landscape_of(opinions))


def test_few_people_have_no_groups() -> None:
    found = landscape_of(two_groups(35, 24))
    assert (found.groups, found.no_groups, found.stability) == ((), NoGroups.FEW_PEOPLE, None)
    assert said(found) >= {"0", "1", "2"}


def test_people_who_voted_little_do_not_make_up_the_number() -> None:
    votes = votes_of([(50, LEFT)]) | votes_of([(0, LEFT), (50, RIGHT[:6])])
    assert landscape_of(opinions_of(votes)).no_groups is NoGroups.FEW_PEOPLE


def test_a_group_of_nine_is_not_shown() -> None:
    found = landscape_of(two_groups(80, 9))
    assert (found.groups, found.no_groups) == ((), NoGroups.SMALL_GROUP)


def test_groups_that_other_people_would_not_form_are_not_shown() -> None:
    found = landscape_of(opinions_of(votes_of([(120, LEFT)], noise=1.0)))
    assert (found.groups, found.no_groups) == ((), NoGroups.UNSTABLE)
    assert found.stability is not None
    assert found.stability.mean < 0.75


def test_where_all_say_the_same_there_are_no_groups() -> None:
    found = landscape_of(opinions_of(votes_of([(80, LEFT)], noise=0, seen=1)))
    assert (found.groups, found.no_groups) == ((), NoGroups.NO_DIFFERENCE)


def test_the_same_votes_give_the_same_landscape_in_any_order() -> None:
    votes = votes_of([(60, LEFT), (40, RIGHT)])
    mixed = list(votes.items())
    random.Random(3).shuffle(mixed)
    first, second = landscape_of(opinions_of(votes)), landscape_of(opinions_of(dict(mixed)))
    assert (first.groups, first.agreed, first.stability) == (second.groups, second.agreed, second.stability)


def test_hidden_statements_are_never_told() -> None:
    opinions = opinions_of(votes_of([(60, LEFT), (40, RIGHT)]), hidden=["0", "4", "nobody"])
    found = landscape_of(opinions)
    told = said(found) | said(found, "rejected")
    told |= {opinions.statements[one.statement] for group in found.groups for one in group.typical}
    assert not told & {"0", "4"}
    assert len(found.groups) == 2


def test_a_direction_is_that_of_another_library() -> None:
    opinions = two_groups()
    votes = np.where(np.isnan(opinions.votes), np.nanmean(opinions.votes, axis=0), opinions.votes)
    _, sizes, _ = np.linalg.svd(votes - votes.mean(axis=0), full_matrices=False)
    expected = (sizes**2 / (sizes**2).sum())[:2]
    assert plane_of(opinions).explained == pytest.approx(tuple(expected))


def test_more_statements_than_people_give_the_same_picture() -> None:
    """The smaller of two squares is taken; both have to lead to the same directions."""
    few = opinions_of(votes_of([(9, LEFT * 3), (6, RIGHT * 3)], seen=1))
    twice = few.of(np.repeat(np.arange(15), 4))
    assert plane_of(few).explained == pytest.approx(plane_of(twice).explained)
    assert plane_of(few).places == pytest.approx(plane_of(twice).places[::4])


@pytest.mark.parametrize(
    ("first", "second", "index"),
    [([0, 0, 1, 1], [1, 1, 0, 0], 1.0), ([0, 0, 1, 1], [0, 1, 0, 1], -0.5), ([0, 0, 1, 2], [0, 0, 1, 1], 4 / 7)],
)
def test_likeness_is_the_adjusted_rand_index(first: list[int], second: list[int], index: float) -> None:
    """Known values of the index."""
    assert rand_index(np.array(first), np.array(second)) == pytest.approx(index)


@pytest.mark.parametrize("votes", [{}, {("a", "1"): 1}, {("a", "1"): 1, ("b", "2"): -1}])
def test_hardly_any_votes_are_no_mistake(votes: dict[tuple[str, str], int]) -> None:
    assert landscape_of(opinions_of(votes)).no_groups is NoGroups.FEW_PEOPLE


def test_clusters_of_hardly_anybody_are_none() -> None:
    for people in range(3):
        assert clusters_of(np.zeros((people, 2))).silhouettes == {}


@settings(max_examples=30)
@given(
    st.dictionaries(
        st.tuples(st.sampled_from("abcdefghij"), st.sampled_from("12345")), st.sampled_from([-1, 0, 1]), min_size=1
    )
)
def test_counts_are_what_people_said(votes: dict[tuple[str, str], int]) -> None:
    opinions = opinions_of(votes)
    counts = opinions.counts()
    for column, statement in enumerate(opinions.statements):
        said_here = [vote for (_, one), vote in votes.items() if one == statement]
        assert counts.agree[column] == said_here.count(1)
        assert counts.disagree[column] == said_here.count(-1)
        assert counts.all[column] == len(said_here)


def test_agreement_across_groups_is_the_product_of_their_shares() -> None:
    opinions: Opinions = opinions_of({(f"p{n}", "s"): 1 if n else -1 for n in range(8)})
    labels = np.array([int(person in ("p0", "p1", "p2")) for person in opinions.people])
    (one,) = across_groups(opinions, labels, Side.AGREE)
    assert one.value == pytest.approx((5 + 1) / (5 + 2) * (2 + 1) / (3 + 2))
    assert typical_of(replace(opinions, shown=np.array([True])), labels, 0)[0].side is Side.AGREE
