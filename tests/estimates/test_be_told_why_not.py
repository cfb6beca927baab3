"""Is each description that cannot be right refused with a sentence, and nothing estimated?"""

from typing import Any

import pytest
from django.core.management import call_command
from django.utils import translation

from participation.estimates.words import sentence_of
from participation.stats.designs.design import DesignError
from tests.estimates.conftest import Estimate
from tests.stats.designs.sample import AGES, FIXTURES

DRAWN = {"weights": "weight", "strata": "quarter", "cluster": "block", "fpc": "blocks"}


@pytest.mark.parametrize(
    ("description", "words"),
    [
        ({}, "Nothing is asked for"),
        ({"mean": "scroe"}, "Do you mean “score”?"),
        ({"mean": "zzz"}, "There is no column “zzz”. Found: quarter"),
        ({"mean": "age"}, "Row 2: “65+” in the column “age” is no number"),
        ({"mean": "score", "wieghts": "weight"}, "“wieghts” is no known key"),
        ({"mean": "score", "weights": "weight", "pw": "weight"}, "stands there twice"),
        ({"mean": "score", "weights": 3}, "named by their column"),
        ({"mean": {"variable": "score", "colour": "red"}}, "“colour” is no known key of an estimate"),
        ({"mean": 3}, "3 names no column"),
        ({"mean": {"by": "age"}}, "“variable”"),
        ({"estimates": [{"variable": "score"}]}, "needs its kind"),
        ({"estimates": ["score"]}, "says not what is asked for"),
        ({"crosstab": "answer"}, "must name two columns"),
        ({"ratio": "cars"}, "must name two columns"),
        ({"proportion": "answer == perhaps"}, "No row has “perhaps”"),
        ({"mean": "score", "where": {"age": "12"}}, "No row has “12”"),
        ({"mean": "score", "where": ["age"]}, "{column: answer}"),
        ({"mean": "score", "by": {"a": 1}}, "a name or a list of names"),
        ({"mean": "score", "confidence": "much"}, "like 0.95"),
        ({"mean": "score", **DRAWN, "fpc": 2, "strata": None}, "drawn from a population of 2"),
        ({"mean": "score", **DRAWN, "fpc": 99}, "With strata the fpc needs"),
        ({"mean": "score", **DRAWN, "fpc": {"north": 12}}, "a number for each stratum"),
        ({"mean": "score", **DRAWN, "fpc": True}, "The fpc is a column"),
        ({"mean": "score", "strata": "age", "cluster": "block"}, "lies in two strata"),
        ({"mean": "score", "strata": "home"}, "62 strata have a single cluster"),
        ({"mean": "score", "single_psu": "guess"}, "single_psu must be one of: refuse, adjust"),
        ({"mean": "score", **DRAWN, "rake": {"age": {"18-39": 1, "40-64": 2}}}, "lacks “65+”"),
        ({"mean": "score", **DRAWN, "rake": {"age": {**AGES, "90+": 5}}}, "Nobody in the sample belongs to “90+”"),
        ({"mean": "score", **DRAWN, "rake": {"age": {**AGES, "65+": 0}}}, "has nobody in “65+”"),
        ({"mean": "score", **DRAWN, "rake": {"age": AGES, "sex": {"f": 1, "m": 2}}}, "adds up to 3, not to 400"),
        ({"mean": "score", **DRAWN, "rake": {"age": 5}}, "{category: number of residents}"),
        ({"mean": "score", **DRAWN, "rake": "age"}, "{column: {category"),
        ({"mean": "score", **DRAWN, "rake": [{"variable": "age"}]}, "“targets”"),
        ({"mean": "score", **DRAWN, "rake": {"age": AGES}, "poststratify": {"age": AGES}}, "in one way"),
        ({"mean": "score", **DRAWN, "poststratify": {"age": AGES, "sex": {"f": 200, "m": 200}}}, "exactly one margin"),
        ({"mean": "score", **DRAWN, "rake": {"age": AGES}, "trim": [2, 1]}, "[low, high]"),
        ("{not json", "cannot be read as JSON (1:2)"),
        ("[1]", "must hold one JSON object"),
    ],
)
def test_one_sentence_and_exit_code_two(estimate: Estimate, description: Any, words: str) -> None:
    with translation.override("en"):
        found = estimate(description)
    assert found["exit"] == 2, found
    assert words in found["error"]
    assert "estimates" not in found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("w,y\n-1,2\n1,3\n", "at least zero"),
        ("w,y\n0,2\n0,3\n", "All weights are zero"),
        ("w,y\nNA,2\n,3\n", "nobody is left"),
        ("w,y\n1,NA\n1,\n", "No row is left"),
        ('w,y\n1,"1.5"\n1,"1,5"\n', "mixes decimal points and decimal commas"),
        ("w,y\n1,2\n1\n", "The row has 1 cells, the header has 2. (3)"),
        ("w,w\n1,2\n", "stands there twice"),
        ("w,y\n", "a header and no rows"),
        ("", "empty"),
    ],
)
def test_a_file_that_cannot_be_counted(estimate: Estimate, text: str, words: str) -> None:
    with translation.override("en"):
        found = estimate({"weights": "w", "mean": "y"}, text)
    assert found["exit"] == 2
    assert words in found["error"]


@pytest.mark.parametrize(
    ("cells", "mean"),
    [
        (("1,5", "2,5"), 2.0),
        (("1.234,5", "0,5"), 617.5),
        (("1,234.5", "0.5"), 617.5),
        (("1.234", "1.234,0"), 1234.0),
        (("1.234", "1.236"), 1.235),
        (("1,234", "1,236"), 1.235),
        (("1e3", "-1e3"), 0.0),
    ],
)
def test_numbers_as_people_write_them(estimate: Estimate, cells: tuple[str, ...], mean: float) -> None:
    found = estimate({"mean": "y"}, "x;y\n" + "".join(f"a;{cell}\n" for cell in cells))
    assert found["estimates"][0]["est"] == pytest.approx(mean)


def test_thousands_in_both_fashions_are_refused(estimate: Estimate) -> None:
    assert estimate({"mean": "y"}, "x;y\na;1,234\na;1.234\n")["exit"] == 2


def test_without_json_the_sentence_goes_to_the_error_channel(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, translation.override("en"):
        call_command("estimate", FIXTURES / "blocks.csv", mean=["zzz"])
    assert ended.value.code == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "There is no column" in printed.err


@pytest.mark.parametrize("code", ["divided_by_zero", "one_category", "empty_category", "population_not_positive"])
def test_each_reason_has_a_sentence(code: str) -> None:
    assert sentence_of(DesignError(code)).endswith(".")


def test_a_ratio_needs_something_below(estimate: Estimate) -> None:
    assert estimate({"ratio": "y / z"}, "y,z\n1,0\n2,0\n")["exit"] == 2


def test_small_categories_come_with_a_proposal(estimate: Estimate) -> None:
    rows = "".join(f"{age},{at}\n" for age, many in (("young", 12), ("middle", 40), ("old", 35)) for at in range(many))
    ages = {"young": 300, "middle": 400, "old": 300}
    with translation.override("en"):
        found = estimate({"rake": {"age": ages}, "mean": "y"}, f"age,y\n{rows}")
        only_two = estimate({"rake": {"age": {"a": 5, "b": 5}}, "mean": "y"}, "age,y\na,1\na,2\nb,3\n")
    assert any(note.endswith("large enough: young + middle.") for note in found["notes"])
    assert only_two["notes"] == [], "merged they would be no margin any more"
