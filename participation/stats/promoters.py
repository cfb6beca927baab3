"""Would people recommend living here? Promoters (9, 10) less detractors (0 to 6), from -100 to 100, with its interval.

Net promoter score: Reichheld (2003), Harvard Business Review 81. Its variance is that of a difference of two shares of
one multinomial, (p + d - (p - d)²)/n (Goodman 1965, Technometrics 7), with the finite population correction and t.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

from participation.stats.distributions import t_quantile
from participation.stats.intervals import Interval

PROMOTERS, DETRACTORS, HIGHEST = 9, 6, 10


@dataclass(frozen=True, slots=True)
class Score:
    n: int
    promoters: int
    passives: int
    detractors: int
    score: float
    interval: Interval | None = None


def promoter_score(
    counts: Mapping[int, int], *, intervals: bool = False, population: int | None = None, level: float = 0.95
) -> Score | None:
    """`counts`: value from 0 to 10 -> people. None without answers; `intervals` only for samples."""
    if any(not 0 <= value <= HIGHEST for value in counts):
        raise ValueError("values from 0 to 10 only")
    n = sum(counts.values())
    if n == 0:
        return None
    up = sum(count for value, count in counts.items() if value >= PROMOTERS)
    down = sum(count for value, count in counts.items() if value <= DETRACTORS)
    score = (up - down) / n
    interval = None
    if intervals and n > 1:
        left = max(0.0, 1 - n / population) if population else 1.0
        spread = ((up + down) / n - score**2) * left / (n - 1)
        reach = t_quantile(0.5 + level / 2, n - 1) * sqrt(max(0.0, spread))
        interval = Interval(100 * max(-1.0, score - reach), 100 * min(1.0, score + reach), level)
    return Score(n, up, n - up - down, down, 100 * score, interval)
