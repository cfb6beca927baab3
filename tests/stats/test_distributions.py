"""Do our quantiles and tails agree with scipy's?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.distributions import (
    beta_cdf,
    binomial_upper_tail,
    gamma_cdf,
    gamma_quantile,
    normal_quantile,
    t_quantile,
)

shapes = st.floats(0.2, 2_000)
probabilities = st.floats(0.001, 0.999)


@given(x=st.floats(0, 1), a=shapes, b=shapes)
def test_beta_equals_scipy(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(oracle.beta.cdf(x, a, b), rel=1e-8, abs=1e-12)


@given(x=st.floats(0, 5_000), shape=shapes)
def test_gamma_equals_scipy(x: float, shape: float) -> None:
    assert gamma_cdf(x, shape) == pytest.approx(oracle.gamma.cdf(x, shape), rel=1e-8, abs=1e-12)


@given(probability=probabilities, shape=shapes)
def test_gamma_quantile_equals_scipy(probability: float, shape: float) -> None:
    assert gamma_quantile(probability, shape) == pytest.approx(oracle.gamma.ppf(probability, shape), rel=1e-7)


@given(probability=probabilities, df=st.integers(1, 5_000))
def test_t_quantile_equals_scipy(probability: float, df: int) -> None:
    assert t_quantile(probability, df) == pytest.approx(oracle.t.ppf(probability, df), rel=1e-7, abs=1e-9)


@pytest.mark.parametrize(("df", "quantile"), [(1, 12.706), (9, 2.262), (30, 2.042), (120, 1.980)])
def test_t_table_of_textbooks(df: int, quantile: float) -> None:
    assert t_quantile(0.975, df) == pytest.approx(quantile, abs=0.0005)


def test_normal_quantile_of_textbooks() -> None:
    assert normal_quantile(0.975) == pytest.approx(1.959964, abs=1e-6)


@given(trials=st.integers(0, 400), chance=st.floats(0.01, 0.99), data=st.data())
def test_binomial_tail_equals_scipy(trials: int, chance: float, data: st.DataObject) -> None:
    at_least = data.draw(st.integers(0, trials + 1))
    expected = oracle.binom.sf(at_least - 1, trials, chance)
    assert binomial_upper_tail(at_least, trials, chance) == pytest.approx(expected, rel=1e-7, abs=1e-12)
