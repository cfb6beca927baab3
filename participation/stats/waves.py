"""Has something changed since the last survey, and may the two be compared at all?

Repeated cross-sections, joined by the code of the concept. Difference of two shares with Newcombe's hybrid score
interval (1998, Statistics in Medicine 17, method 10), of two means with Welch's t interval (Welch 1947, Biometrika 34).
Where wording, scale, mode mix or area changed, a break mark stands instead of a difference: the change could be one of
the question. An arrow only where the interval leaves zero out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from participation.stats.distributions import t_quantile
from participation.stats.intervals import Interval
from participation.stats.means import Mean
from participation.stats.proportions import Proportion, effective_n, wilson

MODE_SHIFT = 0.2  # of the answers came another way than last time: people answer differently to paper and people


class Break(StrEnum):
    WORDING = "wording"
    SCALE = "scale"
    AREA = "area"
    CHANNELS = "channels"
    EVIDENCE = "evidence"


class Trend(StrEnum):
    UP = "up"
    DOWN = "down"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Asked:
    """How a concept was asked in one wave; texts and scale by any stable mark (a hash will do)."""

    concept: str
    wording: str
    scale: tuple[str, ...]
    area: str
    evidence: str
    channels: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Change:
    """`interval` only where both waves were samples."""

    before: float
    after: float
    difference: float
    interval: Interval | None
    trend: Trend


def breaks_between(before: Asked, after: Asked) -> tuple[Break, ...]:
    """Why the two may not be compared; empty when they may. Different concepts are no pair at all."""
    if before.concept != after.concept:
        raise ValueError(f"{before.concept} and {after.concept} are two concepts")
    found = [
        (Break.WORDING, before.wording != after.wording),
        (Break.SCALE, before.scale != after.scale),
        (Break.AREA, before.area != after.area),
        (Break.EVIDENCE, before.evidence != after.evidence),
        (Break.CHANNELS, _shifted(before.channels, after.channels) > MODE_SHIFT),
    ]
    return tuple(mark for mark, holds in found if holds)


def _shifted(before: Mapping[str, int], after: Mapping[str, int]) -> float:
    """Half the sum of differences of shares: the part that would have to change its way."""
    first, second = sum(before.values()), sum(after.values())
    if not first or not second:
        return 0.0
    return sum(abs(before.get(w, 0) / first - after.get(w, 0) / second) for w in {*before, *after}) / 2


def change_of_shares(
    before: Proportion,
    after: Proportion,
    *,
    populations: tuple[int | None, int | None] = (None, None),
    sampled: bool = True,
    level: float = 0.95,
) -> Change:
    """Of two independent waves."""
    difference = after.share - before.share
    if not sampled:
        return Change(before.share, after.share, difference, None, Trend.UNCLEAR)
    first = wilson(before.share, effective_n(before.base, populations[0]), level)
    second = wilson(after.share, effective_n(after.base, populations[1]), level)
    low = difference - sqrt((after.share - second.low) ** 2 + (first.high - before.share) ** 2)
    high = difference + sqrt((second.high - after.share) ** 2 + (before.share - first.low) ** 2)
    interval = Interval(low, high, level)
    return Change(before.share, after.share, difference, interval, _trend(interval))


def change_of_means(before: Mean, after: Mean, *, sampled: bool = True, level: float = 0.95) -> Change:
    """Of two independent waves; no interval from a single answer or where nobody drew by chance."""
    difference = after.mean - before.mean
    if not sampled or before.se is None or after.se is None:
        return Change(before.mean, after.mean, difference, None, Trend.UNCLEAR)
    spread = before.se**2 + after.se**2
    if spread == 0:
        interval = Interval(difference, difference, level)
    else:
        df = spread**2 / (before.se**4 / (before.n - 1) + after.se**4 / (after.n - 1))
        reach = t_quantile(0.5 + level / 2, df) * sqrt(spread)
        interval = Interval(difference - reach, difference + reach, level)
    return Change(before.mean, after.mean, difference, interval, _trend(interval))


def changes_of_means(
    before: Mapping[str, Mean], after: Mapping[str, Mean], *, sampled: bool = True, level: float = 0.95
) -> dict[str, Change]:
    """Of all topics that both waves asked, in the order of the later one.

    Whoever compares twenty topics at 95 percent finds a change where there is none in two of three surveys. Bonferroni
    (Dunn 1961, Journal of the American Statistical Association 56): each interval is wide enough that with probability
    `level` not a single unchanged topic is called changed, however the topics hang together.
    """
    both = [topic for topic in after if topic in before]
    each = 1 - (1 - level) / max(1, len(both))
    return {topic: change_of_means(before[topic], after[topic], sampled=sampled, level=each) for topic in both}


def _trend(interval: Interval) -> Trend:
    if interval.low > 0:
        return Trend.UP
    return Trend.DOWN if interval.high < 0 else Trend.UNCLEAR
