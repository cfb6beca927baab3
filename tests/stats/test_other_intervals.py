"""Are the other intervals of a share those of other programs?"""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.binomial import agresti_coull, clopper_pearson, jeffreys, wald
from participation.stats.distributions import chi_square_upper_tail, f_upper_tail, normal_upper_tail, t_upper_tail

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
METHODS = {"clopper_pearson": clopper_pearson, "agresti_coull": agresti_coull, "wald": wald, "jeffreys": jeffreys}


@pytest.mark.realdata
@pytest.mark.parametrize("method", METHODS)
def test_values_of_statsmodels(method: str) -> None:
    path = DATA / "stats" / "expected.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    for case, intervals in json.loads(path.read_text())["binomial_intervals"].items():
        count, n = map(int, case.split("/"))
        found = METHODS[method](count, n)
        assert (max(0, found.low), found.high) == pytest.approx(intervals[method], abs=1e-9)


@given(n=st.integers(1, 2_000), data=st.data())
def test_clopper_pearson_equals_scipy(n: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, n))
    expected = oracle.binomtest(count, n).proportion_ci(method="exact")
    found = clopper_pearson(count, n)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


@pytest.mark.parametrize("method", METHODS.values())
def test_impossible_counts_are_refused(method: object) -> None:
    with pytest.raises(ValueError, match="of"):
        method(4, 3)  # type: ignore[operator]  # one of the functions above


@given(x=st.floats(0.001, 60), df=st.floats(0.5, 300), other=st.floats(0.5, 300))
def test_tails_equal_scipy(x: float, df: float, other: float) -> None:
    assert chi_square_upper_tail(x, df) == pytest.approx(oracle.chi2.sf(x, df), rel=1e-8, abs=1e-300)
    assert f_upper_tail(x, df, other) == pytest.approx(oracle.f.sf(x, df, other), rel=1e-7, abs=1e-300)
    assert normal_upper_tail(x / 4) == pytest.approx(oracle.norm.sf(x / 4), rel=1e-10)
    assert t_upper_tail(x, df) == pytest.approx(oracle.t.sf(x, df), rel=1e-8, abs=1e-300)
    assert t_upper_tail(-x, df) == pytest.approx(1 - t_upper_tail(x, df))
