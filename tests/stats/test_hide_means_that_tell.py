"""Does a mean that is shown leave in doubt how many people answered otherwise?"""

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from participation.stats.telling_means import Scale, Sum, _upper_answers, hidden_means, tells

POINTS, SPAN, PEOPLE = Scale(1, 5), 5, 10


def test_bounds_are_those_of_counting_out() -> None:
    """Of every way in which ten people can answer: how many may have chosen another answer than the one at an end?"""
    others: dict[tuple[int, int], set[int]] = {}
    for counts in product(range(PEOPLE + 1), repeat=4):
        ones = PEOPLE - sum(counts)
        if ones >= 0:
            total = ones + sum(point * n for point, n in enumerate(counts, start=2))
            others.setdefault((total, 1), set()).add(PEOPLE - ones)
            others.setdefault((total, 5), set()).add(PEOPLE - counts[-1])
    for total in range(PEOPLE, 5 * PEOPLE + 1):
        near = [end for end in (1, 5) if 0 < abs(end * PEOPLE - total) <= PEOPLE]
        narrow = [end for end in near if max(others[total, end]) - min(others[total, end]) < SPAN]
        assert tells(Sum(PEOPLE, total), POINTS, SPAN) == bool(narrow), total


def test_eleven_fives_and_a_four_are_hidden_and_subtraction_does_not_help() -> None:
    groups = {"south": Sum(12, 59), "north": Sum(80, 250), "west": Sum(30, 100)}
    assert hidden_means(groups, POINTS, SPAN) == {"south", "west"}
    assert hidden_means({name: groups[name] for name in ("north", "west")}, POINTS, SPAN) == frozenset()
    assert not tells(Sum(12, 60), POINTS, SPAN)  # all the same: nobody stands apart


HALVES = Scale(1, 5, 4)


def test_bounds_of_the_upper_answers_are_those_of_counting_out() -> None:
    uppers: dict[int, set[int]] = {}
    for counts in product(range(PEOPLE + 1), repeat=4):
        ones = PEOPLE - sum(counts)
        if ones >= 0:
            total = ones + sum(point * n for point, n in enumerate(counts, start=2))
            uppers.setdefault(total, set()).add(counts[2] + counts[3])
    for total, found in uppers.items():
        assert _upper_answers(Sum(PEOPLE, total), HALVES) == (min(found), max(found)), total


def test_a_mean_tells_no_hidden_share_neither_its_own_nor_that_of_another_group() -> None:
    """South: 0 to 6 are satisfied by its mean alone. In the west at most 20 are, of 22 together: 2 to 6 are left."""
    south, west, north = Sum(26, 44, 3), Sum(20, 80, 19), Sum(69, 93, 5)
    few = {"south": Sum(12, 20, 2), "west": Sum(60, 210, 30)}
    assert hidden_means(few, HALVES, SPAN, untold=few) == {"south", "west"}
    assert hidden_means(few, HALVES, SPAN) == frozenset()  # shares that are shown tell it anyway
    groups = {"south": south, "west": west, "north": north}
    assert hidden_means(groups, HALVES, SPAN, untold=["south"]) == frozenset()
    assert "south" in hidden_means(groups, HALVES, SPAN, untold=["south", "west"])


PART = st.lists(st.integers(1, 5), min_size=1, max_size=30)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from("abcdef"), PART))
def test_what_is_hidden_together_tells_nothing_unless_all_is_hidden(answers: dict[str, list[int]]) -> None:
    groups = {name: Sum(len(own), sum(own)) for name, own in answers.items()}
    hidden = hidden_means(groups, POINTS, SPAN)
    assert all(name in hidden for name, group in groups.items() if tells(group, POINTS, SPAN))
    if hidden and len(hidden) < len(groups):
        together = Sum(sum(groups[name].people for name in hidden), sum(groups[name].total for name in hidden))
        assert not tells(together, POINTS, SPAN)
