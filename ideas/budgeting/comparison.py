"""How do two results compare for people: who gets something, and who gets more?"""

from collections.abc import Collection
from dataclasses import dataclass

from ideas.budgeting.election import Election


@dataclass(frozen=True, slots=True)
class Reach:
    """Of all voters: those with at least one funded project of theirs, and funded projects per voter."""

    voters: int
    with_one: int
    funded_choices: int

    @property
    def share(self) -> float:
        return self.with_one / self.voters if self.voters else 0.0


@dataclass(frozen=True, slots=True)
class Preferred:
    """Voters of whose choices the first result funds more, the second one more, or as many."""

    first: int
    second: int
    equal: int


def reach(election: Election, winners: Collection[int]) -> Reach:
    chosen = frozenset(winners)
    counted = [(_funded(ballot, chosen), times) for ballot, times in election.ballots.items()]
    return Reach(
        election.voters,
        sum(times for funded, times in counted if funded),
        sum(times * funded for funded, times in counted),
    )


def preferred(election: Election, first: Collection[int], second: Collection[int]) -> Preferred:
    """What Wieliczka asks before equal shares hold: do more voters get more of their choices than by votes alone?"""
    one, other = frozenset(first), frozenset(second)
    more = fewer = 0
    for ballot, times in election.ballots.items():
        difference = _funded(ballot, one) - _funded(ballot, other)
        more += times * (difference > 0)
        fewer += times * (difference < 0)
    return Preferred(more, fewer, election.voters - more - fewer)


def _funded(ballot: tuple[tuple[int, int], ...], winners: frozenset[int]) -> int:
    return sum(points > 0 and number in winners for number, points in ballot)
