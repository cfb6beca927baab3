"""Are scores of pairs those of the Bradley-Terry model, and finite for ideas that always won?"""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from participation.stats.pairwise import pairwise_scores

TEAMS = ("Milwaukee", "Detroit", "Toronto", "New York", "Boston", "Cleveland", "Baltimore")
# Agresti, "Categorical Data Analysis" (2nd ed. 2002), table 10.10: wins of 1987, row over column
WINS = (
    (0, 7, 9, 7, 7, 9, 11),
    (6, 0, 7, 5, 11, 9, 9),
    (4, 6, 0, 7, 7, 8, 12),
    (6, 8, 6, 0, 6, 7, 10),
    (6, 2, 6, 7, 0, 7, 12),
    (4, 4, 5, 6, 6, 0, 6),
    (2, 4, 1, 3, 1, 7, 0),
)


def test_the_baseball_teams_of_agresti() -> None:
    """Strengths as logarithms against Baltimore: 1.58, 1.44, 1.29, 1.25, 1.11, 0.68."""
    wins = {(a, b): WINS[i][j] for i, a in enumerate(TEAMS) for j, b in enumerate(TEAMS) if i != j}
    found = {one.key: one for one in pairwise_scores(wins, prior=0)}
    against = [log(found[team].strength / found["Baltimore"].strength) for team in TEAMS]
    assert against == pytest.approx([1.58, 1.44, 1.29, 1.25, 1.11, 0.68, 0], abs=6e-3)


def test_an_idea_that_always_won_stays_finite() -> None:
    first, second = pairwise_scores({("a", "b"): 3})
    assert (first.key, first.wins, first.losses, second.losses) == ("a", 3, 0, 3)
    assert 0.5 < first.score < 1


pairs = st.dictionaries(
    st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")).filter(lambda p: p[0] != p[1]), st.integers(0, 9)
)


@given(pairs)
def test_the_expected_wins_are_the_observed_ones(wins: dict[tuple[str, str], int]) -> None:
    """The score equations of the likelihood with its prior hold, and scores are chances."""
    found = pairwise_scores(wins)
    strength = {one.key: one.strength for one in found}
    for one in found:
        own = one.strength
        met = {other: wins.get((one.key, other), 0) + wins.get((other, one.key), 0) for other in strength}
        expected = sum(n * own / (own + strength[other]) for other, n in met.items()) + own / (own + 1)
        assert expected == pytest.approx(one.wins + 0.5, rel=1e-6)
        assert 0 < one.score < 1
    assert [one.score for one in found] == sorted((one.score for one in found), reverse=True)


def test_an_idea_is_not_compared_with_itself() -> None:
    with pytest.raises(ValueError, match="another"):
        pairwise_scores({("a", "a"): 1})
    assert pairwise_scores({}) == ()
