"""Which projects win by votes: the most votes first, as long as the money lasts?

Three variants of cities: what does not fit is skipped (`greedy`), or ends it (`greedy-no-skip`); projects below a
threshold of votes or points do not take part. What nobody chose wins nothing.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from ideas.budgeting.election import Election
from ideas.budgeting.outcome import Outcome, Tie
from ideas.budgeting.ties import TieRule


@dataclass(frozen=True, slots=True)
class Variant:
    skip: bool = True
    threshold: int = 0


PLAIN = Variant()


def by_votes(
    election: Election, *, ties: TieRule | None = None, variant: Variant = PLAIN, after: Sequence[int] = ()
) -> Outcome:
    """`after`: winners of another rule that has money left; they stay, and what is left goes by votes."""
    ties = ties or TieRule(election)
    order = ranked(election, ties, variant, without=after)
    winners, left = list(after), election.budget - election.cost_of(after)
    for number in order:
        cost = election.projects[number].cost
        if cost <= left:
            winners.append(number)
            left -= cost
        elif not variant.skip:
            break
    return Outcome(tuple(winners), election.budget - left, tuple(_settled(election, ties, order, winners)))


def ranked(election: Election, ties: TieRule, variant: Variant, without: Collection[int] = ()) -> list[int]:
    needed = max(1, variant.threshold)
    scores = election.scores
    taking_part = [n for n in range(len(election.projects)) if scores[n] >= needed and n not in without]
    return sorted(taking_part, key=lambda number: (-scores[number], *ties.place(number)))


def _settled(election: Election, ties: TieRule, order: Iterable[int], winners: Collection[int]) -> Iterable[Tie]:
    """Level projects of which some won and some did not."""
    for _, level in groupby(order, key=lambda number: election.scores[number]):
        numbers = list(level)
        if len({number in winners for number in numbers}) > 1:
            yield ties.settle(numbers)
