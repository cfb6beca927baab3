"""How many stand at the upper and at the lower end of a scale, and where is its middle?

Top-box and bottom-box shares (two of five by default) with the full distribution and the median. No mean: the distances
between words are not known (Stevens 1946, "On the theory of scales of measurement", Science 103). "Cannot say" stands
outside of the base.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.stats.means import median_of_counts
from participation.stats.proportions import Proportion, estimated_proportion, proportion


@dataclass(frozen=True, slots=True)
class Scale:
    """`balance`: top less bottom, from -1 to 1. `distribution`: value -> share, lowest value first."""

    n: int
    top: Proportion
    bottom: Proportion
    balance: float
    median: float
    distribution: Mapping[int, float]


def scale_of(
    counts: Mapping[int, int],
    *,
    low: int = 1,
    high: int = 5,
    boxes: int = 2,
    population: int | None = None,
    intervals: bool = False,
) -> Scale | None:
    """`counts`: value -> people, values from `low` to `high`. None without answers; `intervals` only for samples."""
    if any(not low <= value <= high for value in counts) or not 0 < 2 * boxes <= high - low + 1:
        raise ValueError(f"no scale from {low} to {high} with {boxes} boxes at each end")
    n = sum(counts.values())
    median = median_of_counts(counts)
    if median is None:
        return None

    def share(values: range) -> Proportion:
        count = sum(counts.get(value, 0) for value in values)
        stated = estimated_proportion(count, n, population=population) if intervals else proportion(count, n)
        assert stated is not None
        return stated

    top, bottom = share(range(high - boxes + 1, high + 1)), share(range(low, low + boxes))
    distribution = {value: counts.get(value, 0) / n for value in range(low, high + 1)}
    return Scale(n, top, bottom, top.share - bottom.share, median, distribution)
