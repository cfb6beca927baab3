"""Which share said so, and how far may chance have moved that share?

Wilson (1927), "Probable inference, the law of succession, and statistical inference", JASA 22. With n
answers, share p and z the normal quantile:  (p + z²/2n ± z·sqrt(p(1-p)/n + z²/4n²)) / (1 + z²/n).
Neighbourhoods are small, so n is replaced by n_eff = n·(N-1)/(N-n)/deff (finite population correction,
Kish's design effect); n = N leaves no error.
"""

from dataclasses import dataclass
from math import inf, isinf, sqrt

from participation.stats.distributions import normal_quantile
from participation.stats.intervals import Interval


@dataclass(frozen=True, slots=True)
class Proportion:
    count: int
    base: int
    share: float
    interval: Interval | None = None


def effective_n(n: int, population: int | None = None, design_effect: float = 1.0) -> float:
    if population is not None and population < n:
        raise ValueError(f"{n} answers from a population of {population}")
    if population is None:
        return n / design_effect
    if population == n:
        return inf
    return n * (population - 1) / (population - n) / design_effect


def wilson(share: float, n_eff: float, level: float = 0.95) -> Interval:
    if not 0 <= share <= 1 or n_eff <= 0:
        raise ValueError(f"no interval for a share of {share} among {n_eff}")
    if isinf(n_eff):
        return Interval(share, share, level)
    z = normal_quantile(0.5 + level / 2)
    ratio = z * z / n_eff
    centre = (share + ratio / 2) / (1 + ratio)
    reach = z * sqrt(share * (1 - share) / n_eff + ratio / (4 * n_eff)) / (1 + ratio)
    low = 0.0 if share == 0 else max(0.0, centre - reach)
    high = 1.0 if share == 1 else min(1.0, centre + reach)
    return Interval(low, high, level)


def proportion(count: int, base: int) -> Proportion | None:
    """The share alone, for answers that nobody drew by chance; None without a base."""
    if not 0 <= count <= base:
        raise ValueError(f"{count} of {base}")
    return Proportion(count, base, count / base) if base else None


def estimated_proportion(
    count: int, base: int, *, population: int | None = None, design_effect: float = 1.0, level: float = 0.95
) -> Proportion | None:
    """The share with its interval; only for samples (see `uncertainty`)."""
    plain = proportion(count, base)
    if plain is None:
        return None
    interval = wilson(plain.share, effective_n(base, population, design_effect), level)
    return Proportion(count, base, plain.share, interval)
