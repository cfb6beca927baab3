"""What is the average answer on a scale, how scattered are the answers, and how sure is the average?

Mean and sample standard deviation from counts per value; interval mean ± t(1-α/2; n-1) · sd/sqrt(n) ·
sqrt(1-n/N) (Student's t, finite population correction as in Cochran, "Sampling Techniques", 3rd ed., 2.6). Interval
of the median from the r-th and (n+1-r)-th value, r the largest with P(Binomial(n, 1/2) < r) <= α/2 (David & Nagaraja,
"Order Statistics", 3rd ed. 2003, 7.1): it covers at least as often as it says.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from participation.stats.distributions import binomial_upper_tail, t_quantile
from participation.stats.intervals import Interval

_TWO = 2  # a spread needs two answers


@dataclass(frozen=True, slots=True)
class Mean:
    n: int
    mean: float
    sd: float | None
    se: float | None
    interval: Interval | None = None


def mean_of_counts(counts: Mapping[int, int] | Mapping[float, int], *, population: int | None = None) -> Mean | None:
    """Mean over `value -> how many`; None without answers, no spread from a single one."""
    n = sum(counts.values())
    if n == 0:
        return None
    mean = sum(value * count for value, count in counts.items()) / n
    if n < _TWO:
        return Mean(n, mean, None, None)
    squares = sum(count * (value - mean) ** 2 for value, count in counts.items())
    sd = sqrt(squares / (n - 1))
    correction = sqrt(max(0.0, 1 - n / population)) if population else 1.0
    return Mean(n, mean, sd, sd / sqrt(n) * correction)


def estimated_mean(
    counts: Mapping[int, int] | Mapping[float, int], *, population: int | None = None, level: float = 0.95
) -> Mean | None:
    """The mean with its t interval; only for samples (see `uncertainty`)."""
    plain = mean_of_counts(counts, population=population)
    if plain is None or plain.se is None:
        return plain
    reach = t_quantile(0.5 + level / 2, plain.n - 1) * plain.se
    return Mean(plain.n, plain.mean, plain.sd, plain.se, Interval(plain.mean - reach, plain.mean + reach, level))


def median_of_counts(counts: Mapping[int, int] | Mapping[float, int]) -> float | None:
    """The middle answer; halfway between two middle answers of an even number."""
    n = sum(counts.values())
    if n == 0:
        return None
    lower, upper = _nth(counts, (n - 1) // 2), _nth(counts, n // 2)
    return (lower + upper) / 2


@dataclass(frozen=True, slots=True)
class Median:
    n: int
    median: float
    interval: Interval | None


def estimated_median(counts: Mapping[int, int] | Mapping[float, int], *, level: float = 0.95) -> Median | None:
    """The median with its interval; only for samples. No interval where so few answers allow none."""
    n, median = sum(counts.values()), median_of_counts(counts)
    if median is None:
        return None
    low, high = 0, n // 2  # r is in between; it grows with the tail
    while low < high:
        middle = (low + high + 1) // 2
        # P(X < r) = P(X > n - r), as both halves are equally likely
        low, high = (middle, high) if binomial_upper_tail(n - middle + 1, n) <= (1 - level) / 2 else (low, middle - 1)
    interval = Interval(_nth(counts, low - 1), _nth(counts, n - low), level) if low else None
    return Median(n, median, interval)


def _nth(counts: Mapping[int, int] | Mapping[float, int], position: int) -> float:
    seen = 0
    for value, count in sorted(counts.items()):
        seen += count
        if seen > position:
            return value
    raise IndexError(position)
