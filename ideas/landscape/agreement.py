"""On which statements do people agree: all together, across groups, and what is typical for a group?

Formulas of Polis (Small et al. 2021): shares with one vote added on each side, one- and two-sample tests with one added
to each count. No correction for many statements: what comes out is "typical", never "significant".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ideas.landscape.opinions import Counts, Floats, Numbers, Opinions

CLEAR = 1.2816  # 90 % one-sided
NAMED = 5
HALF = 0.5


class Side(StrEnum):
    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Agreement:
    """`value`: the estimated share that is on this side; across groups the product of theirs."""

    statement: int
    side: Side
    count: int
    votes: int
    value: float


@dataclass(frozen=True, slots=True)
class Typical:
    """`share` in the group, `rest` among all others."""

    statement: int
    side: Side
    share: float
    rest: float


def shares(counts: Counts, side: Side) -> Floats:
    found: Floats = (_on(counts, side) + 1) / (counts.all + 2)
    return found


def majorities(opinions: Opinions, side: Side) -> tuple[Agreement, ...]:
    """What clearly more than half of all who saw it say."""
    counts = opinions.counts()
    share, clear = shares(counts, side), _test(_on(counts, side), counts.all)
    found = np.flatnonzero(opinions.shown & (share > HALF) & (clear > CLEAR))
    order = sorted(found.tolist(), key=lambda one: (-share[one] * clear[one], one))
    return _named(order[:NAMED], side, counts, share)


def across_groups(opinions: Opinions, labels: Numbers, side: Side) -> tuple[Agreement, ...]:
    """Group-informed consensus: most of every group is on this side, however small the group is."""
    counts = opinions.counts()
    groups = [opinions.counts(labels == group) for group in range(int(labels.max()) + 1)]
    each = np.array([shares(one, side) for one in groups])
    value = each.prod(axis=0)
    most = opinions.shown & (each.min(axis=0) > HALF)
    order = sorted(np.flatnonzero(most).tolist(), key=lambda one: (-value[one], one))
    return _named(order[:NAMED], side, counts, value)


def typical_of(opinions: Opinions, labels: Numbers, group: int) -> tuple[Typical, ...]:
    """What sets a group apart and is said by most of it; at least one, agreement first."""
    inside, outside = opinions.counts(labels == group), opinions.counts(labels != group)
    sides = {side: _Told(inside, outside, side) for side in Side}
    agrees = sides[Side.AGREE].apart > sides[Side.DISAGREE].apart
    weight = np.where(agrees, sides[Side.AGREE].weight, sides[Side.DISAGREE].weight)
    clear = np.where(agrees, sides[Side.AGREE].clear, sides[Side.DISAGREE].clear) & opinions.shown
    order = sorted(np.flatnonzero(opinions.shown).tolist(), key=lambda one: (-weight[one], one))
    chosen = [one for one in order if clear[one]][:NAMED] or order[:1]
    told = [(Side.AGREE if agrees[one] else Side.DISAGREE, one) for one in chosen]
    return tuple(
        Typical(one, side, float(sides[side].share[one]), float(sides[side].rest[one]))
        for side, one in sorted(told, key=lambda found: found[0] is Side.DISAGREE)
    )


class _Told:
    """One side of all statements, in a group against the rest."""

    def __init__(self, inside: Counts, outside: Counts, side: Side) -> None:
        self.share, self.rest = shares(inside, side), shares(outside, side)
        most = _test(_on(inside, side), inside.all)
        self.apart = _compared(_on(inside, side), inside.all, _on(outside, side), outside.all)
        self.clear = (most > CLEAR) & (self.apart > CLEAR)
        self.weight = self.share / self.rest * self.apart * self.share * most


def _on(counts: Counts, side: Side) -> Numbers:
    return counts.agree if side is Side.AGREE else counts.disagree


def _test(on_side: Numbers, votes: Numbers) -> Floats:
    """Against a half."""
    found: Floats = 2 * np.sqrt(votes + 1) * ((on_side + 1) / (votes + 1) - 0.5)
    return found


def _compared(first: Numbers, of_first: Numbers, second: Numbers, of_second: Numbers) -> Floats:
    """Two shares against each other; 0 where both are all or nothing."""
    a, n, b, m = first + 1, of_first + 1, second + 1, of_second + 1
    together = (a + b) / (n + m)
    error = np.sqrt(together * (1 - together) * (1 / n + 1 / m))
    found: Floats = np.where(error > 0, (a / n - b / m) / np.where(error > 0, error, 1), 0.0)
    return found


def _named(order: Sequence[int], side: Side, counts: Counts, value: Floats) -> tuple[Agreement, ...]:
    on_side = _on(counts, side)
    return tuple(Agreement(one, side, int(on_side[one]), int(counts.all[one]), float(value[one])) for one in order)
