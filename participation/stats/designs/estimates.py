"""How large is a mean, total, ratio or share in the population, and how far may chance have moved it?

Horvitz-Thompson totals and Hájek means; influences after Lumley, "Complex Surveys" (2010), 2.2: of a total y, of a mean
(y - mean)/N, of a ratio (y - R·x)/X, zero outside the domain, so that the whole sample speaks about the variance.
Design effect: variance against simple random sampling without replacement of as many rows (Kish 1965). Intervals by t
with clusters less strata as degrees of freedom.
"""

from dataclasses import dataclass
from math import sqrt
from typing import Protocol

import numpy as np

from participation.stats.designs.design import Codes, Design, DesignError, Mask, Numbers
from participation.stats.designs.variance import Matrix, covariance
from participation.stats.distributions import normal_quantile, t_quantile
from participation.stats.intervals import Interval


@dataclass(frozen=True, slots=True)
class Estimate:
    """`n` rows speak about it; `deff` is None where the weights do not say how many people there are."""

    est: float
    se: float
    n: int
    df: int
    deff: float | None = None

    def interval(self, level: float = 0.95) -> Interval | None:
        """By t; None where no degree of freedom is left."""
        return self._around(t_quantile(0.5 + level / 2, self.df), level) if self.df > 0 else None

    def normal_interval(self, level: float = 0.95) -> Interval:
        return self._around(normal_quantile(0.5 + level / 2), level)

    def _around(self, quantile: float, level: float) -> Interval:
        return Interval(self.est - quantile * self.se, self.est + quantile * self.se, level)


class Estimator(Protocol):
    """`rows`: who speaks; values elsewhere are not looked at. `domain`: whom it is about, everybody without it."""

    def __call__(self, design: Design, values: Numbers, rows: Mask, domain: Mask | None = None) -> Estimate: ...


def mean(design: Design, values: Numbers, rows: Mask, domain: Mask | None = None) -> Estimate:
    weights, y, size = _of_rows(design, values, rows)
    found = float(weights @ y / size)
    influence = np.where(rows, y - found, 0) / size
    variance = float(covariance(design, influence)[0, 0])
    return _estimate(found, variance, _simple_variance(weights, y, rows), design=design, rows=rows, domain=domain)


def total(design: Design, values: Numbers, rows: Mask, domain: Mask | None = None) -> Estimate:
    weights, y, size = _of_rows(design, values, rows)
    variance = float(covariance(design, y)[0, 0])
    return _estimate(
        float(weights @ y),
        variance,
        _simple_variance(weights, y, rows) * size**2,
        design=design,
        rows=rows,
        domain=domain,
    )


def ratio(design: Design, above: Numbers, below: Numbers, *, rows: Mask, domain: Mask | None = None) -> Estimate:
    weights, y, _size = _of_rows(design, above, rows)
    x = np.where(rows, below, 0)
    bottom = float(weights @ x)
    if bottom == 0:
        raise DesignError("divided_by_zero")
    found = float(weights @ y) / bottom
    variance = float(covariance(design, (y - found * x) / bottom)[0, 0])
    return _estimate(found, variance, 0.0, design=design, rows=rows, domain=domain)


def shares(
    design: Design, codes: Codes, categories: int, *, rows: Mask, domain: Mask | None = None
) -> tuple[tuple[Estimate, ...], Matrix]:
    """The share of each category, and the covariance of all shares."""
    indicators = np.eye(categories)[np.where(rows, codes, 0)] * rows[:, None]
    weights = np.where(rows, design.weights, 0)
    size = float(weights.sum())
    if size <= 0:
        raise DesignError("nobody_left")
    found = weights @ indicators / size
    together = covariance(design, (indicators - np.outer(rows, found)) / size)
    estimates = tuple(
        _estimate(
            float(found[j]),
            float(together[j, j]),
            _simple_variance(weights, np.ascontiguousarray(indicators[:, j]), rows),
            design=design,
            rows=rows,
            domain=domain,
        )
        for j in range(categories)
    )
    return estimates, together


def by_group(
    estimator: Estimator, design: Design, values: Numbers, *, groups: Codes, count: int, rows: Mask
) -> tuple[Estimate | None, ...]:
    """The same for each group as a domain of the whole sample; None where nobody of it answered."""
    found: list[Estimate | None] = []
    for group in range(count):
        domain = groups == group
        here = rows & domain & (design.weights > 0)
        found.append(estimator(design, values, here, domain) if np.any(here) else None)
    return tuple(found)


def _of_rows(design: Design, values: Numbers, rows: Mask) -> tuple[Numbers, Numbers, float]:
    weights = np.where(rows, design.weights, 0)
    size = float(weights.sum())
    if size <= 0:
        raise DesignError("nobody_left")
    return weights, np.where(rows, values, 0), size


def _simple_variance(weights: Numbers, y: Numbers, rows: Mask) -> float:
    """Of a mean, had the same number of rows been drawn simply; 0 where the weights name no population."""
    n, size = int(np.count_nonzero(rows & (weights > 0))), float(weights.sum())
    if n <= 1 or size <= n * (1 + 1e-9):
        return 0.0
    centre = float(weights @ y / size)
    spread = float(weights @ (np.where(rows, y, 0) - centre) ** 2 / size) * n / (n - 1)
    return spread * (size - n) / (size * n)


def _estimate(
    found: float, variance: float, simple: float, *, design: Design, rows: Mask, domain: Mask | None
) -> Estimate:
    n = int(np.count_nonzero(rows & (design.weights > 0)))
    deff = variance / simple if simple > 0 else None
    return Estimate(found, sqrt(max(0.0, variance)), n, design.degrees_of_freedom(domain), deff)


def everybody(design: Design) -> Mask:
    return np.ones(design.rows, np.bool_)
