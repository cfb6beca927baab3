"""How far does chance reach: quantiles of the normal, t, beta, gamma; tails of chi-square, F and binomial?

Continued fraction of the incomplete beta and series / fraction of the incomplete gamma function after Press
et al., "Numerical Recipes", 3rd ed., sections 6.2 and 6.4, with Lentz's method; quantiles by bisection.
Relative error below 1e-10 in the range that surveys need (tests compare with scipy).
"""

from collections.abc import Callable
from math import erfc, exp, lgamma, log, log1p, sqrt
from statistics import NormalDist

_TINY = 1e-300
_PRECISION = 1e-15
_STEPS = 10_000


def normal_quantile(probability: float) -> float:
    return NormalDist().inv_cdf(probability)


def normal_upper_tail(z: float) -> float:
    """Erfc keeps its digits where 1 - cdf has none left."""
    return erfc(z / sqrt(2)) / 2


def beta_cdf(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta function I_x(a, b)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x))
    if x < (a + 1) / (a + b + 2):
        return front * _beta_fraction(x, a, b) / a
    return 1 - front * _beta_fraction(1 - x, b, a) / b


def _beta_fraction(x: float, a: float, b: float) -> float:
    def coefficient(step: int) -> float:
        m = step // 2
        if step % 2:
            return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))

    c, d = 1.0, 1 / _not_zero(1 - (a + b) * x / (a + 1))
    value = d
    for step in range(2, _STEPS):
        numerator = coefficient(step)
        d = 1 / _not_zero(1 + numerator * d)
        c = _not_zero(1 + numerator / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


def gamma_cdf(x: float, shape: float) -> float:
    """Regularised lower incomplete gamma function P(shape, x)."""
    if x <= 0:
        return 0.0
    front = exp(-x + shape * log(x) - lgamma(shape))
    if x < shape + 1:
        return front * _gamma_series(x, shape)
    return 1 - front * _gamma_fraction(x, shape)


def gamma_upper_tail(x: float, shape: float) -> float:
    """Q(shape, x) = 1 - P(shape, x), with its digits kept where it is small."""
    if x <= 0:
        return 1.0
    if x < shape + 1:
        return 1 - gamma_cdf(x, shape)
    return exp(-x + shape * log(x) - lgamma(shape)) * _gamma_fraction(x, shape)


def chi_square_upper_tail(x: float, df: float) -> float:
    return gamma_upper_tail(x / 2, df / 2)


def f_upper_tail(x: float, df1: float, df2: float) -> float:
    """P(F >= x); the degrees of freedom may be fractions (Rao-Scott)."""
    if x <= 0:
        return 1.0
    return beta_cdf(df2 / (df2 + df1 * x), df2 / 2, df1 / 2)


def _gamma_series(x: float, shape: float) -> float:
    term = total = 1 / shape
    for step in range(1, _STEPS):
        term *= x / (shape + step)
        total += term
        if term < total * _PRECISION:
            break
    return total


def _gamma_fraction(x: float, shape: float) -> float:
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / _not_zero(b)
    value = d
    for step in range(1, _STEPS):
        numerator = -step * (step - shape)
        b += 2
        d = 1 / _not_zero(numerator * d + b)
        c = _not_zero(b + numerator / c)
        value *= d * c
        if abs(d * c - 1) < _PRECISION:
            break
    return value


def _not_zero(number: float) -> float:
    return number if abs(number) > _TINY else _TINY


def t_cdf(x: float, df: float) -> float:
    tail = beta_cdf(df / (df + x * x), df / 2, 0.5) / 2
    return 1 - tail if x > 0 else tail


def t_quantile(probability: float, df: float) -> float:
    if probability < 0.5:  # noqa: PLR2004 - the median of a symmetric distribution
        return -t_quantile(1 - probability, df)
    return _invert(lambda x: t_cdf(x, df), probability)


def beta_quantile(probability: float, a: float, b: float) -> float:
    return _invert(lambda x: beta_cdf(x, a, b), probability)


def t_upper_tail(x: float, df: float) -> float:
    """P(T >= x)."""
    tail = beta_cdf(df / (df + x * x), df / 2, 0.5) / 2
    return tail if x > 0 else 1 - tail


def gamma_quantile(probability: float, shape: float) -> float:
    return _invert(lambda x: gamma_cdf(x, shape), probability)


def binomial_upper_tail(at_least: int, trials: int, chance: float = 0.5) -> float:
    """P(X >= at_least) for X ~ Binomial(trials, chance)."""
    if at_least <= 0:
        return 1.0
    if at_least > trials:
        return 0.0
    return beta_cdf(chance, at_least, trials - at_least + 1)


def _invert(cdf: Callable[[float], float], probability: float) -> float:
    low, high = 0.0, 1.0
    while cdf(high) < probability:
        low, high = high, high * 2
    for _ in range(200):
        middle = (low + high) / 2
        if middle in (low, high):
            break
        if cdf(middle) < probability:
            low = middle
        else:
            high = middle
    return (low + high) / 2
