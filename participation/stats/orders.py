"""Which answers stand first when many people put them in an order?

Mean place over those who gave one; number of first places; Borda's points: the first of n places gives n points, the
last one, no place none (de Borda 1781; for orders with free places as in Emerson, "The original Borda count and
partial voting", 2013, without his correction).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.stats.means import mean_of_counts


@dataclass(frozen=True, slots=True)
class Placed:
    """`n` people gave this answer a place; `mean` is None where nobody did."""

    key: str
    n: int
    mean: float | None
    firsts: int
    points: int


def placed(counts: Mapping[str, Mapping[int, int]], *, places: int) -> list[Placed]:
    """`counts`: answer -> place -> how many. Most points first; equal points by mean place, then as they came."""
    found = [_placed(key, own, places) for key, own in counts.items()]
    return sorted(found, key=lambda one: (-one.points, one.mean or places + 1))


def _placed(key: str, own: Mapping[int, int], places: int) -> Placed:
    mean = mean_of_counts(own)
    return Placed(
        key=key,
        n=sum(own.values()),
        mean=mean.mean if mean else None,
        firsts=own.get(1, 0),
        points=sum((places - place + 1) * count for place, count in own.items()),
    )
