"""Is it said how near a project came, and what its supporters got instead?"""

from fractions import Fraction

from hypothesis import given

from ideas.budgeting.comparison import preferred, reach
from ideas.budgeting.election import Election, election_of
from ideas.budgeting.greedy import Variant, by_votes
from ideas.budgeting.missed import missed_by_shares, missed_by_votes
from ideas.budgeting.result import Rule, Settings, result_of
from ideas.budgeting.shares.raising import equal_shares
from tests.ideas.counting.drawing import elections

BALLOTS = [["a"]] * 6 + [["b"]] * 4 + [["c"]] * 2


def by_votes_missed(election: Election, variant: Variant = Variant()) -> dict[str, Fraction | None]:  # noqa: B008 - frozen
    outcome = by_votes(election, variant=variant)
    return {election.projects[one.project].key: one.reached for one in missed_by_votes(election, outcome, variant)}


def test_by_votes_it_had_to_come_before_the_one_that_took_the_money() -> None:
    assert by_votes_missed(election_of(100, {"a": 60, "b": 50, "c": 40}, BALLOTS)) == {"b": Fraction(4, 6)}


def test_a_threshold_has_to_be_reached_as_well() -> None:
    missed = by_votes_missed(election_of(100, {"a": 60, "b": 50, "c": 40}, BALLOTS), Variant(threshold=5))
    assert missed == {"b": Fraction(4, 6), "c": Fraction(2, 5)}


def test_what_costs_more_than_everything_cannot_come_near() -> None:
    election = election_of(100, {"a": 60, "tower": 101}, [["tower"], ["a"]])
    assert by_votes_missed(election) == {"tower": None}
    assert [one.reached for one in missed_by_shares(election, equal_shares(election))] == [None]


def test_by_equal_shares_it_is_the_money_that_its_supporters_have_left() -> None:
    election = election_of(40, {"a": 16, "b": 31}, [["a", "b"], ["a", "b"], ["b"], []])
    (missed,) = missed_by_shares(election, equal_shares(election, raised=False))
    # a cost its two supporters 8 each of 10; 2 + 2 + 10 are left of 31.
    assert (missed.reached, missed.spent) == (Fraction(14, 31), ((0, 16.0),))


def test_who_gets_something() -> None:
    election = election_of(100, {"a": 1, "b": 1}, [["a", "b"], ["a"], ["b"], []])
    found = reach(election, [0])
    assert (found.voters, found.with_one, found.funded_choices, found.share) == (4, 2, 2, 0.5)


def test_whose_choices_are_funded_more() -> None:
    election = election_of(100, {"a": 1, "b": 1, "c": 1}, [["a", "b"], ["a"], ["c"], []])
    compared = preferred(election, [0, 1], [2])
    assert (compared.first, compared.second, compared.equal) == (2, 1, 1)


@given(elections())
def test_what_missed_never_reached_all(election: Election) -> None:
    for rule in Rule:
        result = result_of(election, Settings(rule, step=2))
        assert {one.project for one in result.missed} | set(result.outcome.winners) == set(
            range(len(election.projects))
        )
        if rule is Rule.EQUAL_SHARES:
            assert all(one.reached is None or one.reached < 1 for one in result.missed)
