"""Who wins where the most votes come first?"""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ideas.budgeting.election import Election, Project, election_of
from ideas.budgeting.greedy import Variant, by_votes
from ideas.budgeting.ties import TieRule, drawn
from tests.ideas.counting.drawing import elections

COSTS = {"swing": 60, "bench": 50, "tree": 30}
BALLOTS = [["swing"], ["swing"], ["swing", "bench"], ["bench", "tree"], ["tree"], ["bench"], ["swing"]]


def winners(election: Election, variant: Variant = Variant(), lot: tuple[str, ...] = ()) -> list[str]:  # noqa: B008 - frozen
    return election.keys_of(by_votes(election, variant=variant, ties=TieRule(election, lot)).winners)


def test_what_does_not_fit_is_skipped() -> None:
    assert winners(election_of(100, COSTS, BALLOTS)) == ["swing", "tree"]


def test_or_it_ends_the_selection() -> None:
    assert winners(election_of(100, COSTS, BALLOTS), Variant(skip=False)) == ["swing"]


def test_below_the_threshold_nobody_takes_part() -> None:
    assert winners(election_of(100, COSTS, BALLOTS), Variant(threshold=3)) == ["swing"]
    assert winners(election_of(100, COSTS, BALLOTS), Variant(threshold=2)) == ["swing", "tree"]


def test_what_nobody_chose_wins_nothing() -> None:
    assert winners(election_of(100, {"a": 1, "nobody": 0}, [["a"]])) == ["a"]


def test_points_count_where_people_gave_points() -> None:
    election = election_of(10, {"a": 10, "b": 10}, [{"a": 1}, {"a": 1}, {"b": 5}], by_points=True)
    assert winners(election) == ["b"]


def test_less_than_nothing_may_be_given_but_not_won() -> None:
    election = election_of(10, {"a": 5, "b": 5}, [{"a": -2, "b": 1}, {"a": 1}], by_points=True)
    assert winners(election) == ["b"]


def test_level_projects_go_by_cost_first() -> None:
    election = election_of(50, {"dear": 40, "cheap": 30}, [["dear"], ["cheap"]])
    outcome = by_votes(election)
    assert election.keys_of(outcome.winners) == ["cheap"]
    assert [(election.keys_of(tie.projects), tie.by) for tie in outcome.ties] == [(["cheap", "dear"], "cost")]


def test_then_by_the_lot_that_was_drawn_before() -> None:
    election = election_of(30, {"a": 30, "b": 30, "c": 30}, [["a"], ["b"], ["c"]])
    assert winners(election) == ["a"]
    assert winners(election, lot=("c", "a", "b")) == ["c"]
    assert by_votes(election).ties[0].by == "lot"


def test_a_tie_that_changes_nothing_is_not_told() -> None:
    assert by_votes(election_of(100, {"a": 30, "b": 30}, [["a"], ["b"]])).ties == ()


def test_a_text_draws_the_same_lot_for_everybody() -> None:
    lot = drawn("abc", "Lottozahlen 7 11 19 23 40 41")
    assert lot == drawn("cba", "Lottozahlen 7 11 19 23 40 41")
    assert lot != drawn("abc", "Lottozahlen 7 11 19 23 40 42")


def test_what_is_left_over_goes_by_votes() -> None:
    election = election_of(100, COSTS, BALLOTS)
    filled = by_votes(election, after=(1,))
    assert (election.keys_of(filled.winners), filled.cost) == (["bench", "tree"], 80)


def test_nobody_voted() -> None:
    assert by_votes(election_of(100, COSTS, [])).winners == ()


@given(elections(), st.booleans(), st.integers(0, 3))
def test_it_never_costs_more_than_there_is(election: Election, skip: bool, threshold: int) -> None:
    outcome = by_votes(election, variant=Variant(skip=skip, threshold=threshold))
    assert outcome.cost == election.cost_of(outcome.winners) <= election.budget


@given(elections())
def test_with_skipping_nothing_that_people_want_would_still_fit(election: Election) -> None:
    outcome = by_votes(election)
    left = election.budget - outcome.cost
    lost = [n for n, votes in enumerate(election.votes) if votes and n not in outcome.winners]
    assert all(election.projects[number].cost > left for number in lost)


@given(elections(), st.integers(0, 50))
def test_without_skipping_more_money_takes_nothing_from_anybody(election: Election, more: int) -> None:
    poor = by_votes(election, variant=Variant(skip=False))
    rich = by_votes(replace(election, budget=election.budget + more), variant=Variant(skip=False))
    assert rich.winners[: len(poor.winners)] == poor.winners


@given(elections(), st.randoms(use_true_random=False))
def test_the_order_in_the_file_changes_nothing(election: Election, random: st.DataObject) -> None:
    assert winners(mixed(election, random)) == winners(election)


def mixed(election: Election, random: object) -> Election:
    """The same projects and ballots in another order."""
    order = list(range(len(election.projects)))
    random.shuffle(order)  # type: ignore[attr-defined]  # Hypothesis's Random has no public type
    new = {old: place for place, old in enumerate(order)}
    ballots = {
        tuple(sorted((new[number], points) for number, points in ballot)): times
        for ballot, times in reversed(list(election.ballots.items()))
    }
    projects = tuple(Project(election.projects[old].key, election.projects[old].cost) for old in order)
    return replace(election, projects=projects, ballots=ballots)
