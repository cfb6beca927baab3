"""Are mean, spread and t interval those of other programs?"""

import csv
import json
import os
from collections import Counter
from pathlib import Path
from statistics import mean, median, stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats as oracle

from participation.stats.means import estimated_mean, mean_of_counts, median_of_counts

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
answers = st.lists(st.integers(1, 5), min_size=2, max_size=200)


@given(answers)
def test_mean_and_spread_equal_the_standard_library(values: list[int]) -> None:
    result = mean_of_counts(Counter(values))
    assert result is not None
    assert result.mean == pytest.approx(mean(values))
    assert result.sd == pytest.approx(stdev(values), abs=1e-12)
    assert median_of_counts(Counter(values)) == median(values)


@given(answers.filter(lambda values: len(set(values)) > 1))
def test_interval_equals_scipy(values: list[int]) -> None:
    result = estimated_mean(Counter(values))
    assert result is not None
    assert result.interval is not None
    expected = oracle.t.interval(0.95, len(values) - 1, loc=mean(values), scale=oracle.sem(values))
    assert (result.interval.low, result.interval.high) == pytest.approx(expected, rel=1e-8)


@pytest.mark.realdata
def test_standard_error_equals_r_survey() -> None:
    folder = DATA / "stats"
    if not (folder / "apisrs.csv").exists():
        pytest.skip(f"{folder} is not here")
    expected = json.loads((folder / "expected.json").read_text())["values"]
    with (folder / "apisrs.csv").open() as file:
        counts = Counter(int(row["api00"]) for row in csv.DictReader(file))
    for population, key in ((6194, "dsrs svymean api00"), (None, "dsrs without fpc svymean api00")):
        result = mean_of_counts(counts, population=population)
        assert result is not None
        assert result.mean == pytest.approx(expected[key]["est"])
        assert result.se == pytest.approx(expected[key]["se"], rel=1e-9)


def test_no_answers_no_mean() -> None:
    assert mean_of_counts({}) is None
    assert estimated_mean({}) is None
    assert median_of_counts({}) is None


def test_one_answer_has_no_spread_and_no_interval() -> None:
    result = estimated_mean({4: 1})
    assert result is not None
    assert (result.mean, result.sd, result.interval) == (4, None, None)
