"""Which projects win by equal shares, when shares are raised until the money would not last?

As Wieliczka 2023, Świecie 2023 and Assen 2024 counted: everybody has budget / voters; the share is raised by a fixed
step and all is bought anew, until a result would cost more than the budget; the one before it holds. It does not end
where nothing else would fit (ADR 0024).
"""

from dataclasses import replace
from fractions import Fraction

from ideas.budgeting.election import Election
from ideas.budgeting.greedy import by_votes
from ideas.budgeting.outcome import Outcome
from ideas.budgeting.shares.run import Market
from ideas.budgeting.ties import TieRule

MOST_ROUNDS = 100_000
LARGE_SHARE = 10_000  # of the currency; from here on a step of one is nothing anybody sees


class TooManyRoundsError(Exception):
    """The step is too small for these costs and voters."""


def usual_step(election: Election) -> int:
    """One of the currency; with shares of five and more digits one hundredth of the first digit's value."""
    if not election.voters:
        return election.unit
    share = election.budget // (election.voters * election.unit)
    return election.unit * (10 ** (len(str(share)) - 3) if share >= LARGE_SHARE else 1)


def equal_shares(
    election: Election,
    *,
    step: int | None = None,
    ties: TieRule | None = None,
    raised: bool = True,
    completed: bool = False,
) -> Outcome:
    """`step` in the election's units. `completed`: what is left over goes by votes."""
    ties = ties or TieRule(election)
    outcome = _outcome(election, Market(election, ties), step or usual_step(election), raised=raised)
    if not completed:
        return outcome
    filled = by_votes(election, ties=ties, after=outcome.winners)
    return replace(outcome, winners=filled.winners, cost=filled.cost, ties=outcome.ties + filled.ties)


def _outcome(election: Election, market: Market, step: int, *, raised: bool) -> Outcome:
    if not election.voters:
        return Outcome((), 0)
    if raised and election.cost_of(market.wanted) <= election.budget:
        # All can be paid: no share has to be found, only an order.
        bought = market.run(Fraction(max([election.budget, *market.costs]) + 1))
        return Outcome(bought.winners, bought.cost, bought.ties, None, 1)
    share, rounds = Fraction(election.budget, election.voters), 1
    held = market.run(share)
    met = dict.fromkeys(held.ties)
    while raised:
        if rounds == MOST_ROUNDS:
            raise TooManyRoundsError
        tried = market.run(share + step)
        rounds += 1
        met |= dict.fromkeys(tried.ties)
        if tried.exceeded:
            break
        share, held = share + step, tried
    other_ties = tuple(tie for tie in met if tie not in held.ties)
    return Outcome(held.winners, held.cost, held.ties, share, rounds, other_ties)
