"""Is the interval of a share Wilson's, and does it know how small the neighbourhood is?"""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.proportions import effective_n, estimated_proportion, proportion, wilson

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))


def ends(count: int, base: int, population: int | None = None) -> tuple[float, float]:
    result = estimated_proportion(count, base, population=population)
    assert result is not None
    assert result.interval is not None
    return result.interval.low, result.interval.high


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    # Newcombe (1998), "Two-sided confidence intervals for the single proportion", Stat. Med. 17, table I
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_published_wilson_values(count: int, base: int, low: float, high: float) -> None:
    assert ends(count, base) == pytest.approx((low, high), abs=5e-5)


@pytest.mark.realdata
def test_values_of_statsmodels() -> None:
    path = DATA / "stats" / "expected.json"
    if not path.exists():
        pytest.skip(f"{path} is not here")
    for case, intervals in json.loads(path.read_text())["binomial_intervals"].items():
        count, base = map(int, case.split("/"))
        assert ends(count, base) == pytest.approx(intervals["wilson"], abs=1e-9)


@given(base=st.integers(1, 5_000), data=st.data())
def test_equals_scipy_without_population(base: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    expected = oracle.binomtest(count, base).proportion_ci(method="wilson")
    assert ends(count, base) == pytest.approx((expected.low, expected.high), abs=1e-9)


@pytest.mark.parametrize(
    ("n", "population", "margin"),
    # half width at 50 % without and with residents known: usual table values
    [(100, None, 9.8), (400, None, 4.9), (400, 3_000, 4.6), (400, 1_000, 3.8), (100, 1_000, 9.3)],
)
def test_margins_of_small_neighbourhoods(n: int, population: int | None, margin: float) -> None:
    low, high = ends(n // 2, n, population)
    assert (high - low) / 2 * 100 == pytest.approx(margin, abs=0.2)


@given(base=st.integers(1, 500), extra=st.integers(0, 500), data=st.data())
def test_a_finite_population_never_widens_and_covers_the_share(base: int, extra: int, data: st.DataObject) -> None:
    count = data.draw(st.integers(0, base))
    low, high = ends(count, base, base + extra)
    wide_low, wide_high = ends(count, base)
    assert 0 <= low <= count / base + 1e-12
    assert count / base - 1e-12 <= high <= 1
    assert high - low <= wide_high - wide_low + 1e-12


def test_everybody_answered_leaves_no_error() -> None:
    assert ends(30, 120, 120) == (0.25, 0.25)


def test_design_effect_halves_the_sample() -> None:
    assert effective_n(200, design_effect=2.0) == 100


def test_no_base_no_share() -> None:
    assert proportion(0, 0) is None
    assert estimated_proportion(0, 0) is None


@pytest.mark.parametrize(("count", "base"), [(-1, 3), (4, 3)])
def test_impossible_counts_are_refused(count: int, base: int) -> None:
    with pytest.raises(ValueError, match="of"):
        proportion(count, base)


def test_more_answers_than_residents_are_refused() -> None:
    with pytest.raises(ValueError, match="population"):
        effective_n(11, 10)


def test_impossible_share_is_refused() -> None:
    with pytest.raises(ValueError, match="share"):
        wilson(1.2, 10)
