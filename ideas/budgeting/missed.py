"""How near did a project come that did not win, and what did its supporters get instead?

By votes: its votes against those with which it would have come early enough to fit. By equal shares: what its
supporters had left together when the last project was bought, against its cost; the rest they had spent on winners.
"""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from ideas.budgeting.election import Election
from ideas.budgeting.greedy import Variant, ranked
from ideas.budgeting.outcome import Outcome
from ideas.budgeting.shares.run import Market
from ideas.budgeting.ties import TieRule


@dataclass(frozen=True, slots=True)
class Missed:
    """`reached` of what it needed, 1 is enough; None: it costs more than the whole budget.

    `spent`: winners that its supporters paid for, and how much (rounded; the most first).
    """

    project: int
    reached: Fraction | None
    spent: tuple[tuple[int, float], ...] = ()


def missed_by_votes(election: Election, outcome: Outcome, variant: Variant) -> tuple[Missed, ...]:
    return tuple(
        Missed(number, _share_of(election.scores[number], _needed(election, outcome, variant, number)))
        for number in range(len(election.projects))
        if number not in outcome.winners
    )


def _needed(election: Election, outcome: Outcome, variant: Variant, number: int) -> int | None:
    """The score of the last one that came while the project would still have fitted."""
    cost, left, needed = election.projects[number].cost, election.budget, max(1, variant.threshold)
    if cost > left:
        return None
    for other in ranked(election, TieRule(election), variant, without={number}):
        if other in outcome.winners:
            left -= election.projects[other].cost
        if left < cost:
            return max(needed, election.scores[other])
    return needed


def _share_of(score: int, needed: int | None) -> Fraction | None:
    return None if needed is None else Fraction(max(0, score), needed)


def missed_by_shares(election: Election, outcome: Outcome, ties: TieRule | None = None) -> tuple[Missed, ...]:
    if outcome.share is None:
        return tuple(_without_money(election, n) for n in range(len(election.projects)) if n not in outcome.winners)
    market = Market(election, ties or TieRule(election))
    bought = market.run(outcome.share, keep_payments=True)
    found = []
    for number, project in enumerate(election.projects):
        if number in outcome.winners:
            continue
        if not 0 < project.cost <= election.budget:
            found.append(_without_money(election, number))
            continue
        reached = bought.purse.money_for(number) / project.cost
        found.append(Missed(number, reached, _spent(market, number, bought.purse.payments)))
    return tuple(found)


def _without_money(election: Election, number: int) -> Missed:
    return Missed(number, None if election.projects[number].cost > election.budget else Fraction(0))


def _spent(market: Market, number: int, payments: dict[int, np.ndarray]) -> tuple[tuple[int, float], ...]:
    supporters = market.voters.by_project[number]
    spent = {}
    for winner, paid in payments.items():
        payers = market.voters.by_project[winner]
        _, mine, theirs = np.intersect1d(supporters.rows, payers.rows, assume_unique=True, return_indices=True)
        together = float((supporters.people[mine] * paid[theirs]).sum())
        if together > 0:
            spent[winner] = together
    return tuple(sorted(spent.items(), key=lambda one: (-one[1], one[0])))
