"""What do voters buy when each has the same share? One run of the Method of Equal Shares.

In each step the project goes first whose supporters get most for their money. With ticks the worth of a project is
its cost (cost utilities), so the fewest pay the smallest part of their share; with points it is the points.
Prices only rise while money is spent, so an old price is a lower bound, and most projects need no look in most steps.
"""

from dataclasses import dataclass
from fractions import Fraction
from heapq import heapify, heappop, heappush

from ideas.budgeting.election import Election
from ideas.budgeting.outcome import Tie
from ideas.budgeting.shares.purse import Purse, Quote
from ideas.budgeting.shares.voters import Voters
from ideas.budgeting.ties import TieRule


@dataclass(frozen=True, slots=True)
class Bought:
    """`exceeded`: the run ended where the projects cost more than there is."""

    winners: tuple[int, ...]
    cost: int
    ties: tuple[Tie, ...]
    purse: Purse
    exceeded: bool


class Market:
    """Everything that all runs of an election have in common."""

    def __init__(self, election: Election, ties: TieRule) -> None:
        self.election, self.ties = election, ties
        self.voters = Voters(election)
        self.costs = [project.cost for project in election.projects]
        supported = [number for number, votes in enumerate(election.votes) if votes]
        self.free = tuple(sorted((n for n in supported if self.costs[n] == 0), key=ties.place))
        # What costs more than there is can never be built; it must not end the raising of shares.
        self.wanted = [n for n in supported if 0 < self.costs[n] <= election.budget]
        self._first_bounds = [(self._worth(n) * self.costs[n] / self._weight(n), n) for n in self.wanted]

    def run(self, share: Fraction, *, keep_payments: bool = False) -> Bought:
        """Buy until nothing more can be paid, or until it costs more than there is."""
        purse = Purse(self.voters, self.costs, share, keep_payments=keep_payments)
        bounds = list(self._first_bounds)
        heapify(bounds)
        winners, cost, ties = list(self.free), 0, []
        while (found := self._next(purse, bounds)) is not None:
            project, quote, price, tie = found
            if tie is not None:
                ties.append(tie)
            winners.append(project)
            cost += self.costs[project]
            if cost > self.election.budget:
                return Bought(tuple(winners), cost, tuple(ties), purse, exceeded=True)
            purse.buy(project, quote, price)
        return Bought(tuple(winners), cost, tuple(ties), purse, exceeded=False)

    def _next(self, purse: Purse, bounds: list[tuple[float, int]]) -> tuple[int, Quote, Fraction, Tie | None] | None:
        """The best buy; `bounds` keeps all others that can still be paid."""
        looked_at: list[tuple[float, int, Quote]] = []
        best = float("inf")
        while bounds and bounds[0][0] <= best:
            _, project = heappop(bounds)
            quote = purse.quote(project)
            if quote is not None:
                worth = self._worth(project)
                looked_at.append((quote.low * worth, project, quote))
                best = min(best, quote.high * worth)
        if not looked_at:
            return None
        level = [(project, quote) for low, project, quote in looked_at if low <= best]
        project, price, tie = self._settle(purse, level)
        for low, other, _ in looked_at:
            if other != project:
                heappush(bounds, (low, other))
        return project, dict(level)[project], price, tie

    def _settle(self, purse: Purse, level: list[tuple[int, Quote]]) -> tuple[int, Fraction, Tie | None]:
        prices = {project: purse.price(project, quote) for project, quote in level}
        if len(prices) == 1:
            return *next(iter(prices.items())), None
        worths = {project: price / self._value(project) for project, price in prices.items()}
        least = min(worths.values())
        first = [project for project, worth in worths.items() if worth == least]
        if len(first) == 1:
            return first[0], prices[first[0]], None
        tie = self.ties.settle(first)
        return tie.first, prices[tie.first], tie

    def _value(self, project: int) -> int:
        """What one point for the project is worth to whoever gives it."""
        return 1 if self.election.by_points else self.costs[project]

    def _worth(self, project: int) -> float:
        return (1 - 2.0**-50) / self._value(project)

    def _weight(self, project: int) -> int:
        return self.voters.by_project[project].all_weight
