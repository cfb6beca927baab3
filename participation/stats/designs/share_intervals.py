"""Between which bounds does a share of the population lie, when the sample was drawn by a design?

The share p with its design-based standard error s and d degrees of freedom, in six ways, named as by R's `svyciprop`:
`wilson` with n_eff = p(1-p)/s², corrected for d (Korn & Graubard 1998, Survey Methodology 24; Dean & Pagano 2015,
J. of Survey Statistics and Methodology 3); `beta` is Clopper & Pearson's with that n_eff (Korn & Graubard); `logit`,
`asin` and `mean` are p ± t·s on that scale; `likelihood` are the shares whose binomial deviance, divided by design
effect and dispersion n/(n-1), stays below F(1, d) (Rao & Scott 1984, Annals of Statistics 12).
"""

from collections.abc import Callable
from math import asin, exp, inf, log, pi, sin, sqrt

from participation.stats.binomial import clopper_pearson
from participation.stats.designs.estimates import Estimate
from participation.stats.distributions import t_quantile
from participation.stats.intervals import Interval
from participation.stats.proportions import wilson

_NONE = 1e-7  # an error that only rounding has left, as in a margin that the weights fit


def share_intervals(share: Estimate, *, rows: int, level: float = 0.95) -> dict[str, Interval]:
    """By method; empty where the design leaves no doubt or no degree of freedom. `rows` of the whole sample."""
    p, df = share.est, share.df
    if df <= 0:
        return {}
    if 0 < p < 1 and share.se <= _NONE * sqrt(p * (1 - p)):
        return {method: Interval(p, p, level) for method in (*_SCALES, "wilson", "beta", "likelihood")}
    t = t_quantile(0.5 + level / 2, df)
    if not 0 < p < 1:
        # No spread was seen; only the number of rows speaks, as in simple sampling.
        n = share.n * _fewer(rows, t, level)
        return {"wilson": wilson(p, n, level), "beta": clopper_pearson(p * n, n, level)}
    n = p * (1 - p) / share.se**2
    corrected = n * _fewer(rows, t, level)
    found = {method: scale(p, share.se, t, level) for method, scale in _SCALES.items()}
    found["wilson"] = wilson(p, corrected, level)
    found["beta"] = clopper_pearson(p * corrected, corrected, level)
    found["likelihood"] = Interval(*_likelihood(p, n * (1 - 1 / share.n), t), level)
    return found


def _fewer(rows: int, t: float, level: float) -> float:
    return (t_quantile(0.5 + level / 2, rows - 1) / t) ** 2 if rows > 1 else 1.0


def _plain(p: float, se: float, t: float, level: float) -> Interval:
    return Interval(p - t * se, p + t * se, level)


def _logit(p: float, se: float, t: float, level: float) -> Interval:
    centre, reach = log(p / (1 - p)), t * se / (p * (1 - p))
    return Interval(1 / (1 + exp(reach - centre)), 1 / (1 + exp(-centre - reach)), level)


def _asin(p: float, se: float, t: float, level: float) -> Interval:
    centre, reach = asin(sqrt(p)), t * se / (2 * sqrt(p * (1 - p)))
    return Interval(sin(max(0.0, centre - reach)) ** 2, sin(min(pi / 2, centre + reach)) ** 2, level)


_SCALES: dict[str, Callable[[float, float, float, float], Interval]] = {"logit": _logit, "asin": _asin, "mean": _plain}


def _likelihood(p: float, n: float, t: float) -> tuple[float, float]:
    def deviance(q: float) -> float:
        return 2 * n * (p * log(p / q) + (1 - p) * log((1 - p) / (1 - q))) if 0 < q < 1 else inf

    return _edge(deviance, p, 0.0, t * t), _edge(deviance, p, 1.0, t * t)


def _edge(deviance: Callable[[float], float], inside: float, outside: float, limit: float) -> float:
    for _ in range(100):
        middle = (inside + outside) / 2
        inside, outside = (middle, outside) if deviance(middle) < limit else (inside, middle)
    return (inside + outside) / 2
