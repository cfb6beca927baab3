"""When did an idea get far more supports within an hour than its usual share? A hint to look, never a verdict.

A stand at the fair brings many votes for many ideas; what stands out is an hour in which one idea takes far more of all
votes than in all other hours. Given all votes of that hour, the idea's are Binomial(all, its share at other times); a
burst is what chance would hardly ever make among all hours looked at (Bonferroni). Friends who were told, an article
and fraud look alike here: people decide, nothing is deleted, and the ranking is shown without the hour beside it.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from heapq import merge

from participation.stats.distributions import binomial_upper_tail

HOUR = timedelta(hours=1)
FEWEST = 10  # supports; fewer are a family at the kitchen table
RARE = 0.001


@dataclass(frozen=True, slots=True)
class Burst:
    """`expected`: what the idea's usual share of all supports of that time would be."""

    key: str
    begins: datetime
    ends: datetime
    supports: int
    expected: float


def bursts_in(times: Mapping[str, Iterable[datetime]]) -> tuple[Burst, ...]:
    """`times`: when each idea was supported, by key. The earliest first."""
    ordered = {key: sorted(moments) for key, moments in times.items()}
    everything = list(merge(*ordered.values()))
    chance = RARE / max(1, len(everything))
    field = _Field(everything, len(ordered))
    found = [burst for key, moments in ordered.items() for burst in field.bursts(key, moments, chance)]
    return tuple(sorted(found, key=lambda burst: (burst.begins, burst.key)))


def counts_without(times: Mapping[str, Iterable[datetime]], bursts: Sequence[Burst]) -> dict[str, int]:
    """Supports outside the bursts, to see whether the order rests on them."""
    spans: dict[str, list[Burst]] = {}
    for burst in bursts:
        spans.setdefault(burst.key, []).append(burst)
    return {
        key: sum(not any(one.begins <= moment <= one.ends for one in spans.get(key, ())) for moment in moments)
        for key, moments in times.items()
    }


@dataclass(frozen=True, slots=True)
class _Field:
    everything: Sequence[datetime]
    ideas: int

    def bursts(self, key: str, moments: Sequence[datetime], chance: float) -> list[Burst]:
        spans: list[tuple[int, int]] = []
        for first in range(len(moments)):
            after = bisect_left(moments, moments[first] + HOUR)
            if after - first >= FEWEST and self._is_rare(moments, first, after, chance):
                if spans and first < spans[-1][1]:
                    spans[-1] = spans[-1][0], after
                else:
                    spans.append((first, after))
        return [self._burst(key, moments, first, after) for first, after in spans]

    def _is_rare(self, moments: Sequence[datetime], first: int, after: int, chance: float) -> bool:
        together, usual = self._usual(moments, first, after)
        return binomial_upper_tail(after - first, together, usual) < chance

    def _usual(self, moments: Sequence[datetime], first: int, after: int) -> tuple[int, float]:
        """All supports from the first to the last moment, and the idea's share of those at other times.

        One more for each idea: what is not known yet is taken as an equal share.
        """
        begins = bisect_left(self.everything, moments[first])
        ends = bisect_left(self.everything, moments[after - 1] + timedelta(microseconds=1))
        together = ends - begins
        elsewhere = len(moments) - (after - first)
        return together, (elsewhere + 1) / (len(self.everything) - together + self.ideas)

    def _burst(self, key: str, moments: Sequence[datetime], first: int, after: int) -> Burst:
        together, usual = self._usual(moments, first, after)
        return Burst(key, moments[first], moments[after - 1], after - first, together * usual)
