"""Where is the middle of the population, when the sample was drawn by a design?

Weighted quantile: the lowest value below which (with itself) lies at least that share of the weights. Interval after
Woodruff (1952), JASA 47: the share up to that value has an interval, and its ends are read back as values. As R's
`svyquantile` 4.1-1 with its defaults (rule "math", interval "mean").
"""

from dataclasses import dataclass

import numpy as np

from participation.stats.designs.design import Design, DesignError, Mask, Numbers
from participation.stats.designs.estimates import mean
from participation.stats.intervals import Interval


@dataclass(frozen=True, slots=True)
class Quantile:
    share: float
    est: float
    n: int
    df: int
    interval: Interval | None


def quantile(
    design: Design, values: Numbers, rows: Mask, *, share: float = 0.5, domain: Mask | None = None, level: float = 0.95
) -> Quantile:
    used = rows & (design.weights > 0)
    if not np.any(used):
        raise DesignError("nobody_left")
    order = np.argsort(values[used], kind="stable")
    sorted_values, heights = values[used][order], np.cumsum(design.weights[used][order])
    heights = heights / heights[-1]
    found = _at(sorted_values, heights, share)
    below = mean(design, (values <= found).astype(np.float64), rows, domain)
    around = below.interval(level)
    interval = None
    if around is not None:
        ends = _at(sorted_values, heights, around.low), _at(sorted_values, heights, around.high)
        interval = Interval(*ends, level)
    return Quantile(share, found, below.n, below.df, interval)


def _at(values: Numbers, heights: Numbers, share: float) -> float:
    """Rounding must not jump over a value that is reached exactly."""
    return float(values[min(int(np.searchsorted(heights, share - 1e-12)), len(values) - 1)])
