"""How else can the interval of a share be stated? Beside Wilson's (`proportions`), for comparison with other programs.

Clopper & Pearson (1934), Biometrika 26: exact, by the beta distribution. Agresti & Coull (1998), The American
Statistician 52. Jeffreys' equal-tailed interval as in Brown, Cai & DasGupta (2001), Statistical Science 16. Wald's
p ± z·sqrt(p(1-p)/n) is here so that its zero width at 0 of n can be shown; no panel uses it. `n` and `successes` may be
fractions: effective numbers of a design (Korn & Graubard 1998, Survey Methodology 24).
"""

from math import sqrt

from participation.stats.distributions import beta_quantile, normal_quantile
from participation.stats.intervals import Interval


def clopper_pearson(successes: float, n: float, level: float = 0.95) -> Interval:
    _check(successes, n)
    tail = (1 - level) / 2
    low = 0.0 if successes <= 0 else beta_quantile(tail, successes, n - successes + 1)
    high = 1.0 if successes >= n else beta_quantile(1 - tail, successes + 1, n - successes)
    return Interval(low, high, level)


def agresti_coull(successes: float, n: float, level: float = 0.95) -> Interval:
    _check(successes, n)
    z = normal_quantile(0.5 + level / 2)
    more = n + z * z
    centre = (successes + z * z / 2) / more
    reach = z * sqrt(centre * (1 - centre) / more)
    return Interval(max(0.0, centre - reach), min(1.0, centre + reach), level)


def jeffreys(successes: float, n: float, level: float = 0.95) -> Interval:
    _check(successes, n)
    tail, a, b = (1 - level) / 2, successes + 0.5, n - successes + 0.5
    return Interval(beta_quantile(tail, a, b), beta_quantile(1 - tail, a, b), level)


def wald(successes: float, n: float, level: float = 0.95) -> Interval:
    _check(successes, n)
    share = successes / n
    reach = normal_quantile(0.5 + level / 2) * sqrt(share * (1 - share) / n)
    return Interval(max(0.0, share - reach), min(1.0, share + reach), level)


def _check(successes: float, n: float) -> None:
    if not 0 <= successes <= n or n <= 0:
        raise ValueError(f"{successes} of {n}")
