"""Are estimates, standard errors and tests those of R's `survey`, to nine digits?"""

import csv
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from participation.stats.designs.association import FTest, association
from participation.stats.designs.design import DesignError, SingleCluster, codes_of, design_of
from participation.stats.designs.estimates import by_group, everybody, mean, ratio, shares, total
from participation.stats.designs.quantiles import quantile
from participation.stats.designs.raking import kish
from participation.stats.designs.share_intervals import share_intervals
from tests.stats.designs.sample import DESIGNS, column, computed_by_r, design, numbers, rows

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data")) / "stats"
NINE = 1e-9


@pytest.mark.parametrize("name", DESIGNS)
def test_means_totals_and_ratios(name: str) -> None:
    sample, r = design(name), computed_by_r()
    score, given = numbers("score")
    found = mean(sample, score, given)
    expected = r[f"{name} mean"]
    assert (found.est, found.se, found.deff) == pytest.approx((expected["est"], expected["se"], expected["deff"]), NINE)
    people, cars = numbers("people")[0], numbers("cars")[0]
    found = total(sample, people, everybody(sample))
    expected = r[f"{name} total"]
    if name not in {"raked", "calibrated", "post"}:  # a total of known margins has nearly no design effect
        assert found.deff == pytest.approx(expected["deff"], NINE)
    assert (found.est, found.se) == pytest.approx((expected["est"], expected["se"]), NINE)
    found = ratio(sample, cars, people, rows=everybody(sample))
    expected = r[f"{name} ratio"]
    assert (found.est, found.se) == pytest.approx((expected["est"], expected["se"]), NINE)


@pytest.mark.parametrize("name", DESIGNS)
def test_quantiles(name: str) -> None:
    sample, expected = design(name), computed_by_r()[f"{name} quantiles"]
    for at, share in enumerate((0.25, 0.5)):
        found = quantile(sample, numbers("people")[0], everybody(sample), share=share)
        assert found.interval is not None
        mine = (found.est, found.interval.low, found.interval.high)
        assert mine == (expected["est"][at], expected["low"][at], expected["high"][at])


@pytest.mark.parametrize("name", DESIGNS)
def test_shares_and_groups(name: str) -> None:
    sample, r = design(name), computed_by_r()
    codes, labels = codes_of(column("answer"))
    given = np.array([label != "NA" for label in column("answer")])
    found, _ = shares(sample, codes, len(labels), rows=given)
    expected = r[f"{name} share"]
    for label, est, se in zip(expected["names"], expected["est"], expected["se"], strict=True):
        mine = found[labels.index(label.removeprefix("answer"))]
        assert (mine.est, mine.se) == pytest.approx((est, se), NINE)
    score, given = numbers("score")
    ages, labels = codes_of(column("age"))
    groups = by_group(mean, sample, score, groups=ages, count=len(labels), rows=given)
    expected = r[f"{name} by"]
    for label, est, se in zip(expected["names"], expected["est"], expected["se"], strict=True):
        one = groups[labels.index(label)]
        assert one is not None
        assert (one.est, one.se) == pytest.approx((est, se), NINE)


@pytest.mark.parametrize("name", DESIGNS)
def test_tests_of_a_table(name: str) -> None:
    sample, r = design(name), computed_by_r()
    answers, answer_labels = codes_of(column("answer"))
    ages, age_labels = codes_of(column("age"))
    given = np.array([label != "NA" for label in column("answer")])
    shape = len(answer_labels), len(age_labels)
    answers = np.where(given, answers, 0)
    kept = np.array([label for label in answer_labels if label != "NA"])
    order = {label: number for number, label in enumerate(kept)}
    answers = np.array([order.get(label, 0) for label in column("answer")], np.intp)
    found = association(sample, answers, ages, (len(kept), shape[1]), rows=given)
    assert same(found.rao_scott, r[f"{name} F"])
    assert found.rao_scott_chi2_p == pytest.approx(r[f"{name} Chisq"]["p"], NINE)
    assert same(found.wald, r[f"{name} Wald"])
    assert same(found.adjusted_wald, r[f"{name} adjWald"])


def same(found: FTest | None, expected: dict[str, Any]) -> bool:
    assert found is not None
    mine = (found.F, found.ndf, found.ddf, found.p)
    return mine == pytest.approx((expected["statistic"], *expected["parameter"], expected["p"]), 1e-8)


@pytest.mark.parametrize(
    ("method", "digits"), [("logit", 1e-7), ("likelihood", 2e-3), ("asin", NINE), ("beta", NINE), ("mean", NINE)]
)
def test_intervals_of_a_share(method: str, digits: float) -> None:
    """R interpolates the likelihood on a coarse grid, and iterates to the logit."""
    sample = design("clusters")
    codes, labels = codes_of(column("sex"))
    found, _ = shares(sample, codes, 2, rows=everybody(sample))
    interval = share_intervals(found[labels.index("f")], rows=sample.rows)[method]
    assert (interval.low, interval.high) == pytest.approx(computed_by_r()[f"clusters interval {method}"], digits)


@pytest.mark.parametrize("single", [SingleCluster.ADJUST, SingleCluster.CERTAINTY, SingleCluster.AVERAGE])
def test_strata_of_one_cluster(single: SingleCluster) -> None:
    small = [row for row in rows() if row["block"] in {"b1", "b2", "b6", "b7", "b8", "b10"}]

    def sample(treatment: SingleCluster) -> Any:
        return design_of(
            rows=len(small),
            weights=[float(row["weight"]) for row in small],
            strata=[row["quarter"] for row in small],
            clusters=[[row["block"] for row in small]],
            single=treatment,
        )

    people = np.array([float(row["people"]) for row in small])
    everyone = np.ones(len(small), np.bool_)
    found = mean(sample(single), people, everyone)
    expected = computed_by_r()[f"single {single}"]
    assert (found.est, found.se) == pytest.approx((expected["est"], expected["se"]), NINE)
    with pytest.raises(DesignError, match="single_cluster"):
        mean(sample(SingleCluster.REFUSE), people, everyone)


@pytest.mark.realdata
def test_the_published_numbers_of_the_school_samples() -> None:
    if not (DATA / "expected.json").exists():
        pytest.skip(f"{DATA} is not here")
    expected = json.loads((DATA / "expected.json").read_text())["values"]
    schools = {
        name: list(csv.DictReader((DATA / f"{name}.csv").read_text().splitlines())) for name in ("apisrs", "apistrat")
    }

    def of(name: str, column: str) -> Any:
        return np.array([float(row[column]) for row in schools[name]])

    simple = design_of(rows=200, weights=of("apisrs", "pw"), populations=[of("apisrs", "fpc")])
    open_end = design_of(rows=200, weights=of("apisrs", "pw"))
    everyone = everybody(simple)
    wanted = {
        "dsrs svymean api00": mean(simple, of("apisrs", "api00"), everyone),
        "dsrs without fpc svymean api00": mean(open_end, of("apisrs", "api00"), everyone),
        "dsrs svytotal enroll": total(simple, of("apisrs", "enroll"), everyone),
    }
    strata = [row["stype"] for row in schools["apistrat"]]
    drawn = design_of(rows=200, weights=of("apistrat", "pw"), strata=strata, populations=[of("apistrat", "fpc")])
    wanted["dstrat svymean api00"] = mean(drawn, of("apistrat", "api00"), everyone)
    wanted["dstrat svytotal enroll"] = total(drawn, of("apistrat", "enroll"), everyone)
    for name, found in wanted.items():
        assert (found.est, found.se) == pytest.approx((expected[name]["est"], expected[name]["se"]), NINE), name
        if expected[name].get("deff"):
            assert found.deff == pytest.approx(expected[name]["deff"], abs=6e-6)
    api = wanted["dstrat svymean api00"]
    assert api.df == 197
    ends = api.interval(), api.normal_interval()
    for interval, key in zip(ends, ("ci95_t_df197", "ci95_normal"), strict=True):
        assert interval is not None
        assert (interval.low, interval.high) == pytest.approx(expected["dstrat svymean api00"][key], NINE)
    wide, labels = codes_of([row["sch.wide"] for row in schools["apistrat"]])
    found_shares, _ = shares(drawn, wide, 2, rows=everyone)
    for label in ("No", "Yes"):
        one = found_shares[labels.index(label)]
        assert (one.est, one.se) == pytest.approx(expected["dstrat prop sch.wide"][label], NINE)
    methods = share_intervals(found_shares[labels.index("Yes")], rows=200)
    for name, ends_of in expected["dstrat svyciprop sch.wide==Yes"].items():
        interval = methods[name.split(" ")[0]]
        digits = {"likelihood": 2e-4, "logit": 1e-9}.get(name, NINE)
        assert (interval.low, interval.high) == pytest.approx(ends_of, digits)
    of_weights = kish(drawn.weights)
    kept = expected["dstrat kish"]
    assert (of_weights.deff, of_weights.n_eff) == pytest.approx((kept["deff"], kept["neff"]), NINE)
    comparable, others = codes_of([row["comp.imp"] for row in schools["apistrat"]])
    table = association(drawn, wide, comparable, (2, len(others)), rows=everyone)
    for test, key in ((table.rao_scott, "F"), (table.wald, "Wald")):
        assert test is not None
        values = expected["dstrat svychisq sch.wide x comp.imp"][key]
        assert (test.F, test.ndf, test.ddf, test.p) == pytest.approx(tuple(values.values()), 1e-9)
    groups, names = codes_of(strata)
    for name_of, one_group in zip(
        names, by_group(mean, drawn, of("apistrat", "api00"), groups=groups, count=3, rows=everyone), strict=True
    ):
        assert one_group is not None
        assert (one_group.est, one_group.se) == pytest.approx(expected["dstrat svyby api00~stype"][str(name_of)], NINE)
