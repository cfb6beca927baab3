"""Which groups differ in an answer by more than chance? Each group gets the letters of the groups it clearly exceeds.

Column letters as in market research tables: pairwise z-test of two shares with a pooled variance, Holm (1979),
Scandinavian Journal of Statistics 6, over all pairs of one answer. Groups below `ENOUGH` people are not compared. Say
"statistically notable", never "proven". For weighted data give effective numbers (n/deff) and the weighted shares.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import sqrt
from string import ascii_uppercase

from participation.stats.distributions import normal_upper_tail

ENOUGH = 30


@dataclass(frozen=True, slots=True)
class GroupShare:
    """The share of one answer in one group of `n` people (effective ones, where weighted)."""

    group: str
    share: float
    n: float


@dataclass(frozen=True, slots=True)
class Lettered:
    """`exceeds`: letters of the groups whose share is clearly lower; `compared` is False below `ENOUGH`."""

    group: str
    letter: str
    share: float
    exceeds: str
    compared: bool


def letters(groups: Sequence[GroupShare], *, level: float = 0.95, enough: int = ENOUGH) -> tuple[Lettered, ...]:
    """One answer over all groups, in their order."""
    names = {one.group: _letter(at) for at, one in enumerate(groups)}
    compared = [one for one in groups if one.n >= enough]
    pairs = list(combinations(compared, 2))
    adjusted = holm([two_shares(a, b) for a, b in pairs])
    exceeds: dict[str, list[str]] = {one.group: [] for one in groups}
    for (a, b), p in zip(pairs, adjusted, strict=True):
        if p < 1 - level:
            high, low = (a, b) if a.share > b.share else (b, a)
            exceeds[high.group].append(names[low.group])
    return tuple(
        Lettered(one.group, names[one.group], one.share, "".join(sorted(exceeds[one.group])), one in compared)
        for one in groups
    )


def letters_of_table(
    counts: Mapping[str, Mapping[str, int]], answers: Sequence[str], *, level: float = 0.95, enough: int = ENOUGH
) -> dict[str, tuple[Lettered, ...]]:
    """Group -> answer -> people: each answer compared over the groups, whose people are the sums."""
    bases = {group: sum(own.get(answer, 0) for answer in answers) for group, own in counts.items()}
    return {
        answer: letters(
            [GroupShare(g, own.get(answer, 0) / bases[g] if bases[g] else 0.0, bases[g]) for g, own in counts.items()],
            level=level,
            enough=enough,
        )
        for answer in answers
    }


def two_shares(a: GroupShare, b: GroupShare) -> float:
    """Two-sided p of equal shares."""
    pooled = (a.share * a.n + b.share * b.n) / (a.n + b.n)
    spread = pooled * (1 - pooled) * (1 / a.n + 1 / b.n)
    return 1.0 if spread <= 0 else min(1.0, 2 * normal_upper_tail(abs(a.share - b.share) / sqrt(spread)))


def holm(values: Sequence[float]) -> list[float]:
    """Holm's adjusted p-values, in the order given."""
    order = sorted(range(len(values)), key=values.__getitem__)
    adjusted, highest = [0.0] * len(values), 0.0
    for step, at in enumerate(order):
        highest = max(highest, min(1.0, (len(values) - step) * values[at]))
        adjusted[at] = highest
    return adjusted


def _letter(at: int) -> str:
    return ascii_uppercase[at] if at < len(ascii_uppercase) else f"({at + 1})"
