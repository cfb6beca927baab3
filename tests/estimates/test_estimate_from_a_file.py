"""Do file and description give the numbers of R's `survey`, whatever way they are written?"""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests.estimates.conftest import Estimate
from tests.stats.designs.sample import AGES, FIXTURES, SEXES, computed_by_r
from tests.stats.designs.test_estimate_as_r_does import DATA

NINE = 1e-9
CLUSTERS: dict[str, Any] = {"weights": "weight", "strata": "quarter", "cluster": "block", "fpc": "blocks"}
DESCRIBED: dict[str, dict[str, Any]] = {
    "srs": {"weights": "weight"},
    "strata": {"weights": "weight", "strata": "quarter"},
    "clusters": CLUSTERS,
    "two_stages": {"strata": "quarter", "cluster": ["block", "home"], "fpc": ["blocks", "homes"]},
    "with_replacement": {"weights": "weight", "strata": "quarter", "cluster": ["block", "home"]},
    "raked": {**CLUSTERS, "rake": {"age": AGES, "sex": SEXES, "N": 400}},
    "calibrated": {**CLUSTERS, "calibrate": {"age": AGES, "sex": SEXES}},
    "post": {**CLUSTERS, "poststratify": {"variable": "age", "targets": AGES}},
}
ASKED = ["mean score", "total people", "ratio cars / people", "proportion answer", "svyby score~age"]


def values_of(found: dict[str, Any]) -> list[dict[str, Any]]:
    assert found["exit"] == 0, found
    return list(found["estimates"])


@pytest.mark.parametrize("name", DESCRIBED)
def test_each_design_gives_the_numbers_of_r(estimate: Estimate, name: str) -> None:
    r = computed_by_r()
    found = estimate({**DESCRIBED[name], "estimates": [*ASKED, "crosstab answer x age", "median people"]})
    score, people, ratio, answer, by_age, table, median = values_of(found)
    assert (score["n"], score["left_out"]) == (57, 5)
    for one, key in ((score, "mean"), (people, "total"), (ratio, "ratio")):
        expected = r[f"{name} {key}"]
        assert (one["est"], one["se"]) == pytest.approx((expected["est"], expected["se"]), NINE)
    expected = r[f"{name} share"]
    for label, est, se in zip(expected["names"], expected["est"], expected["se"], strict=True):
        one = answer["values"][label.removeprefix("answer")]
        assert (one["est"], one["se"]) == pytest.approx((est, se), NINE)
    expected = r[f"{name} by"]
    for label, est, se in zip(expected["names"], expected["est"], expected["se"], strict=True):
        one = by_age["groups"][label]
        assert (one["est"], one["se"]) == pytest.approx((est, se), NINE)
    for key in ("F", "Wald", "adjWald"):
        expected, test = r[f"{name} {key}"], table["tests"][key]
        mine = test["F"], test["ndf"], test["ddf"], test["p"]
        assert mine == pytest.approx((expected["statistic"], *expected["parameter"], expected["p"]), 1e-8)
    assert median["est"] == r[f"{name} quantiles"]["est"][1]


def in_german(text: str) -> str:
    """As Excel in Germany saves it: semicolons, decimal commas, a mark in front."""
    rows = list(csv.reader(StringIO(text)))
    number = [rows[0].index(name) for name in ("weight", "score")]
    for row in rows[1:]:
        for at in number:
            row[at] = row[at].replace(".", ",").replace("NA", "")
    out = StringIO()
    csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("written_in", ["utf-8", "utf-8-sig"])
def test_semicolons_decimal_commas_and_empty_cells_change_nothing(estimate: Estimate, written_in: str) -> None:
    asked = {**CLUSTERS, "mean": "score", "total": "people"}
    german = estimate(asked, in_german((FIXTURES / "blocks.csv").read_text()), written_in=written_in)
    assert german["estimates"] == estimate(asked)["estimates"]


@pytest.mark.parametrize(
    "description",
    [
        {"weights": "weight", "strata": "quarter", "clusters": "block", "fpc": "blocks", "means": ["score"]},
        {"Weight": "weight", "stratum": ["quarter"], "psu": "block", "fpc": ["blocks"], "svymean": "~score"},
        {"design": CLUSTERS, "estimates": [{"kind": "mean", "variable": "score"}]},
        {**CLUSTERS, "_comment": "by hand", "estimates": {"statistic": "svymean", "variable": "score"}},
        {**CLUSTERS, "ids": None, "estimates": ["svymean score"]},
        {**CLUSTERS, "lonely.psu": "fail", "analyses": [{"type": "mean", "y": "score"}], "level": 95},
    ],
)
def test_the_names_that_people_know(estimate: Estimate, description: dict[str, Any]) -> None:
    expected = estimate({**CLUSTERS, "mean": "score"})["estimates"][0]
    assert values_of(estimate(description)) == [expected]


@pytest.mark.parametrize(
    "asked",
    [
        {"crosstab": "answer x age"},
        {"crosstab": ["answer", "age"]},
        {"crosstabs": [["answer", "age"]]},
        {"crosstab": {"rows": "answer", "columns": "age"}},
        {"estimates": [{"kind": "crosstab", "variables": ["answer", "age"]}]},
        {"svychisq": "~answer+age"},
    ],
)
def test_a_table_however_it_is_named(estimate: Estimate, asked: dict[str, Any]) -> None:
    (found,) = values_of(estimate({**CLUSTERS, **asked}))
    assert (found["name"], found["left_out"]) == ("crosstab answer x age", 1)
    assert sum(cell["est"] for row in found["table"].values() for cell in row.values()) == pytest.approx(1)


def test_groups_and_conditions(estimate: Estimate) -> None:
    old, every = values_of(
        estimate(
            {
                **CLUSTERS,
                "estimates": [
                    {"kind": "mean", "variable": "score", "domain": {"age": "65+"}},
                    {"kind": "mean", "variable": "score", "domain": "age"},
                ],
            }
        )
    )
    assert old["est"] == every["groups"]["65+"]["est"]
    assert old["where"] == {"age": ["65+"]}
    crossed = values_of(estimate({**CLUSTERS, "mean": "people", "by": ["sex", "age"]}))[0]
    assert "f.65+" in crossed["groups"]


def test_shares_as_margins_are_taken_of_the_sum_of_weights(estimate: Estimate) -> None:
    shares = {"age": {"18-39": 27.5, "40-64": 37.5, "65+": 35}, "sex": {"f": 0.525, "m": 0.475}}
    as_shares = estimate({**CLUSTERS, "rake": shares, "mean": "score"})
    as_numbers = estimate({**CLUSTERS, "rake": {"age": AGES, "sex": SEXES}, "mean": "score"})
    assert values_of(as_shares)[0]["est"] == pytest.approx(values_of(as_numbers)[0]["est"])
    of_400 = estimate({**CLUSTERS, "rake": {**shares, "N": 400}, "total": "people"})
    assert of_400["design"]["sum_of_weights"] == pytest.approx(400)


def test_limits_are_told(estimate: Estimate) -> None:
    found = estimate({**CLUSTERS, "rake": {"age": AGES, "sex": SEXES}, "trim": [0.8, 1.25], "mean": "score"})
    assert found["fitted"]["highest_weight"] <= 1.25 + 1e-6
    assert found["fitted"]["lowest_weight"] >= 0.8 - 1e-6
    assert found["fitted"]["largest_distance"] > 0
    assert any("Prozent" in note or "percent" in note for note in found["notes"])


def test_rows_that_the_design_cannot_use_are_counted(estimate: Estimate) -> None:
    text = "w,y\n1,2\nNA,3\n1,\n,5\n2,8\n"
    found = estimate({"weights": "w", "mean": "y"}, text)
    assert (found["rows"], found["used"], found["left_out"]) == (5, 3, 2)
    assert found["left_out_because"] == {"w": 2}
    (mean,) = values_of(found)
    assert (mean["n"], mean["left_out"], mean["est"]) == (2, 1, 6)


def test_other_words_for_nothing(estimate: Estimate) -> None:
    found = estimate({"mean": "y", "missing": [-99, "keine"]}, "y\n1\n3\n-99\nkeine\n")
    assert (values_of(found)[0]["est"], values_of(found)[0]["left_out"]) == (2, 2)


def test_the_command_line_asks_for_more(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("estimate", FIXTURES / "blocks.csv", mean=["people"], crosstab=["answer x sex"], by="sex")
    printed = capsys.readouterr().out
    assert "mean people ~ sex" in printed
    assert "  f: " in printed
    assert "yes x f: " in printed
    assert "F: F = " in printed


@pytest.mark.realdata
def test_the_published_numbers_of_the_school_samples(estimate: Estimate) -> None:
    """Everything that expected.json names, asked for in its own words."""
    if not (DATA / "expected.json").exists():
        pytest.skip(f"{DATA} is not here")
    published = json.loads((DATA / "expected.json").read_text())
    expected = published["values"]
    simple = estimate(
        {"weights": "pw", "fpc": "fpc", "estimates": ["svymean api00", "svytotal enroll"]}, DATA / "apisrs.csv"
    )
    open_end = estimate({"weights": "pw", "mean": "api00"}, DATA / "apisrs.csv")
    asked = ["svymean api00", "svytotal enroll", "prop sch.wide", "svyby api00~stype", "svyciprop sch.wide==Yes"]
    drawn = {"strata": "stype", "weights": "pw", "fpc": "fpc"}
    strata = estimate({**drawn, "estimates": [*asked, "svychisq sch.wide x comp.imp"]}, DATA / "apistrat.csv")
    api, enroll, wide, by_type, interval, table = values_of(strata)
    pairs = [
        (values_of(simple)[0], "dsrs svymean api00"),
        (values_of(simple)[1], "dsrs svytotal enroll"),
        (values_of(open_end)[0], "dsrs without fpc svymean api00"),
        (api, "dstrat svymean api00"),
        (enroll, "dstrat svytotal enroll"),
    ]
    for found, name in pairs:
        assert (found["est"], found["se"]) == pytest.approx((expected[name]["est"], expected[name]["se"]), NINE)
    assert api["ci95_t"] == pytest.approx(expected["dstrat svymean api00"]["ci95_t_df197"], NINE)
    assert api["ci95_normal"] == pytest.approx(expected["dstrat svymean api00"]["ci95_normal"], NINE)
    for label in ("No", "Yes"):
        found = wide["values"][label]
        assert [found["est"], found["se"]] == pytest.approx(expected["dstrat prop sch.wide"][label], NINE)
        assert found["deff"] == pytest.approx(expected["dstrat prop sch.wide"]["deff"], abs=6e-6)
    for label, (est, se) in expected["dstrat svyby api00~stype"].items():
        assert [by_type["groups"][label][key] for key in ("est", "se")] == pytest.approx([est, se], NINE)
    for method, ends in expected["dstrat svyciprop sch.wide==Yes"].items():
        digits = 2e-4 if method == "likelihood" else 1e-9  # R interpolates the likelihood
        assert interval["intervals"][method.split(" ")[0]] == pytest.approx(ends, digits)
    assert strata["design"]["kish"] == pytest.approx(expected["dstrat kish"], NINE)
    for test in ("F", "Wald"):
        assert table["tests"][test] == pytest.approx(expected["dstrat svychisq sch.wide x comp.imp"][test], NINE)
    raked = estimate({**drawn, "rake": published["margins"], "proportion": "sch.wide"}, DATA / "apistrat.csv")
    assert raked["fitted"]["largest_distance"] < 1e-9
    assert values_of(raked)[0]["values"]["Yes"]["est"] == pytest.approx(5122 / 6194)


def test_a_file_that_is_none(estimate: Estimate, tmp_path: Path) -> None:
    found = estimate({"mean": "y"}, tmp_path / "nothing.csv")
    assert found["exit"] == 2
    assert "nothing.csv" in found["error"]
