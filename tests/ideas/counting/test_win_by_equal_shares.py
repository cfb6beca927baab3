"""Who wins where every voter has the same share of the money?"""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ideas.budgeting.election import Election, election_of
from ideas.budgeting.shares import raising
from ideas.budgeting.shares.raising import TooManyRoundsError, equal_shares, usual_step
from ideas.budgeting.shares.run import Market
from ideas.budgeting.ties import TieRule
from tests.ideas.counting.drawing import elections
from tests.ideas.counting.slowly import bought_with, raised_shares, voters_of
from tests.ideas.counting.test_win_by_votes import mixed


def winners(election: Election, **options: bool) -> list[str]:
    return election.keys_of(equal_shares(election, **options).winners)  # type: ignore[arg-type]  # only switches here


def test_a_third_of_the_voters_decides_about_a_third_of_the_money() -> None:
    many, few = ["road", "square"], ["garden"]
    election = election_of(90, {"road": 45, "square": 45, "garden": 30}, [many] * 6 + [few] * 3)
    assert winners(election, raised=False) == ["road", "garden"]


def test_raising_goes_on_until_the_money_would_not_last() -> None:
    # With 10 each nobody affords anything; at 12 both would be bought and cost 24 of 20.
    election = election_of(20, {"a": 11, "b": 12}, [["a"], ["b"]])
    outcome = equal_shares(election, step=1)
    assert (election.keys_of(outcome.winners), float(outcome.share or 0), outcome.rounds) == (["a"], 11, 3)


def test_it_does_not_stop_where_nothing_else_would_fit() -> None:
    """With 10 each c is bought and neither a nor b would fit beside it; other cities' programs end there."""
    ballots = [["b"], ["a"], ["a", "b"], ["c", "b"], ["a", "b"]]
    election = election_of(50, {"a": 50, "b": 45, "c": 10}, ballots)
    assert winners(election, raised=False) == ["c"]
    outcome = equal_shares(election, step=1)
    assert (election.keys_of(outcome.winners), float(outcome.share or 0)) == (["b"], 21)


def test_all_win_when_all_can_be_paid() -> None:
    election = election_of(1_000_000, {"a": 900_000, "b": 10}, [["a"]] + [["b"]] * 50)
    outcome = equal_shares(election)
    assert (set(election.keys_of(outcome.winners)), outcome.rounds) == ({"a", "b"}, 1)


def test_what_costs_more_than_the_budget_ends_nothing() -> None:
    election = election_of(100, {"tower": 101, "a": 60, "b": 50}, [["tower", "a"]] * 9 + [["tower", "b"]])
    assert winners(election) == ["a"]


def test_what_costs_nothing_wins_with_one_vote() -> None:
    assert winners(election_of(10, {"free": 0, "nobody": 0, "a": 10}, [["a"], ["free"]])) == ["free", "a"]


def test_points_are_what_a_project_is_worth() -> None:
    election = election_of(10, {"a": 10, "b": 10}, [{"a": 3, "b": 1}, {"b": 1, "a": 1}], by_points=True)
    assert winners(election, raised=False) == ["a"]


def test_poor_supporters_pay_all_they_have_and_rich_ones_the_rest() -> None:
    # a: three pay 4 of their 10. b costs 21: two have 6 left and pay them, the third one pays the other 9.
    election = election_of(40, {"a": 12, "b": 21}, [["a"], ["a", "b"], ["a", "b"], ["b"]])
    bought = Market(election, TieRule(election)).run(Fraction(10))
    assert election.keys_of(bought.winners) == ["a", "b"]
    assert sorted(bought.purse.left) == pytest.approx([0, 1, 6])
    assert bought.purse.money_for(1) == 1


def test_level_projects_are_named() -> None:
    election = election_of(10, {"b": 10, "a": 10}, [["a", "b"], ["a", "b"]])
    outcome = equal_shares(election, raised=False)
    assert election.keys_of(outcome.winners) == ["a"]
    assert [(election.keys_of(tie.projects), tie.by) for tie in outcome.ties] == [(["a", "b"], "lot")]


def test_level_projects_of_other_rounds_are_kept_apart() -> None:
    # With 10 and 11 each nobody can pay; with 12 both could, are level, and cost too much together.
    election = election_of(20, {"a": 12, "b": 12}, [["a"], ["b"]])
    outcome = equal_shares(election, step=1)
    assert (outcome.winners, outcome.ties) == ((), ())
    assert [tie.by for tie in outcome.other_ties] == ["lot"]


def test_what_is_left_over_may_go_by_votes() -> None:
    election = election_of(100, {"a": 60, "b": 50, "c": 35}, [["a"]] * 5 + [["b"]] * 3 + [["c"]] * 2)
    assert winners(election, raised=False) == []
    assert winners(election, raised=False, completed=True) == ["a", "c"]


@pytest.mark.parametrize("budget", [0, 100])
def test_nobody_voted(budget: int) -> None:
    assert winners(election_of(budget, {"a": 1}, [])) == []
    assert winners(election_of(budget, {"a": 1}, [[], []])) == []


def test_an_empty_ballot_is_a_share_that_nobody_spends() -> None:
    assert winners(election_of(10, {"a": 10}, [["a"], []]), raised=False) == []


def test_a_step_that_is_far_too_small_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(raising, "MOST_ROUNDS", 50)
    election = election_of(1000, {"a": 900, "b": 900}, [["a"], ["b"]])
    with pytest.raises(TooManyRoundsError):
        equal_shares(election, step=1)


@pytest.mark.parametrize(
    ("budget", "voters", "unit", "step"),
    [
        (1_000_000, 6_586, 1, 1),
        (1_000_000_000, 28_943, 1, 100),
        (15_000_000_000, 100_000, 1, 1000),
        (5000_00, 10, 100, 100),
    ],
)
def test_the_usual_step_fits_the_currency(budget: int, voters: int, unit: int, step: int) -> None:
    election = Election(budget, (), {(): voters}, unit=unit)
    assert usual_step(election) == step


@given(elections(), st.integers(0, 30), st.integers(1, 7))
def test_one_run_equals_the_text_of_the_rule(election: Election, over: int, under: int) -> None:
    share = Fraction(election.budget + over, under)
    expected = bought_with(election, share)
    bought = Market(election, TieRule(election)).run(share)
    assert list(bought.winners) == expected[: len(bought.winners)]
    assert bought.exceeded == (election.cost_of(expected) > election.budget)
    assert bought.exceeded or list(bought.winners) == expected


@given(elections(points=True), st.integers(0, 30), st.integers(1, 7))
def test_with_points_it_equals_the_text_of_the_rule(election: Election, over: int, under: int) -> None:
    share = Fraction(election.budget + over, under)
    bought = Market(election, TieRule(election)).run(share)
    assert list(bought.winners) == bought_with(election, share)[: len(bought.winners)]


@settings(max_examples=60)
@given(elections(voters=8), st.integers(1, 5))
def test_raised_it_equals_the_text_of_the_rule(election: Election, step: int) -> None:
    if election.voters:
        assert list(equal_shares(election, step=step).winners) == raised_shares(election, step)


@pytest.mark.parametrize("seed", range(4))
def test_large_random_ballots_equal_the_text_of_the_rule(seed: int) -> None:
    """Many steps and long fractions, where floats alone would go astray."""
    random = Random(seed)
    costs = {f"p{number}": random.randint(100, 4000) for number in range(25)}
    ballots = [random.sample(list(costs), random.randint(1, 6)) for _ in range(200)]
    election = election_of(20_000, costs, ballots)
    share = Fraction(20_000, 200)
    assert list(Market(election, TieRule(election)).run(share).winners) == bought_with(election, share)


@given(elections(), st.booleans())
def test_it_never_costs_more_than_there_is(election: Election, completed: bool) -> None:
    outcome = equal_shares(election, step=3, completed=completed)
    assert outcome.cost == election.cost_of(outcome.winners) <= election.budget


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_changes_nothing(election: Election, random: st.DataObject) -> None:
    assert winners(mixed(election, random)) == winners(election)


@settings(max_examples=60)
@given(elections(voters=5, projects=4))
def test_no_group_is_left_out_that_could_pay_for_itself(election: Election) -> None:
    """Extended justified representation up to one project (Peters, Pierczyński & Skowron 2021)."""
    won = set(equal_shares(election, raised=False).winners)
    voters = voters_of(election)
    for group in _subsets(range(len(voters))):
        common = set.intersection(*(set(voters[i]) for i in group))
        for wanted in _subsets(sorted(common)):
            cost = election.cost_of(wanted)
            if cost * len(voters) <= len(group) * election.budget and not set(wanted) <= won:
                assert any(_satisfied(election, won, voters[i], wanted) for i in group)


def _satisfied(election: Election, won: set[int], voter: Mapping[int, int], wanted: tuple[int, ...]) -> bool:
    """With one more project of the wanted ones the voter would have more than the group could claim."""
    has = election.cost_of(won & set(voter))
    claim = election.cost_of(wanted)
    return any(has + election.projects[project].cost >= claim for project in wanted if project not in won)


def _subsets(of: object) -> Iterator[tuple[int, ...]]:
    members = list(of)  # type: ignore[call-overload]  # any collection of numbers
    return chain.from_iterable(combinations(members, size) for size in range(1, len(members) + 1))
