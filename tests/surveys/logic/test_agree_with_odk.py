"""Do expressions mean here what they mean in ODK? The vectors of its own tests, and what real forms contain."""

import json
from collections import Counter
from typing import Any

import pytest

from surveys.logic import LogicError, OutsideError, as_expression, as_json, from_json, parse
from tests.surveys.logic.real import MISSES, load, outcome, vectors_without_nodes

pytestmark = pytest.mark.realdata


def test_odks_own_vectors_agree_but_for_the_listed_ones(capsys: pytest.CaptureFixture[str]) -> None:
    found = [(vector, outcome(vector)) for vector in vectors_without_nodes()]
    counts = Counter(result for _, result in found)
    judged = counts["agrees"] + counts["differs"]
    with capsys.disabled():
        print(
            f"\nODK vectors without nodes: {len(found)}; outside the language: {len(found) - judged}; "
            f"agree: {counts['agrees']} of {judged} ({counts['agrees'] / judged:.1%})"
        )
    assert counts["agrees"] / judged >= 0.95
    differing = {vector.expression for vector, result in found if result == "differs"}
    assert differing == set(MISSES)


def test_vectors_outside_call_functions_that_surveys_do_not_have() -> None:
    outside = Counter(outcome(vector) for vector in vectors_without_nodes())
    del outside["agrees"], outside["differs"]
    assert set(outside) == {
        *("explode()", "explode-a()", "explode-c()", "explode-d()", "uuid()", "digest()", "base64-decode()"),
        *("count()", "local-name()"),
    }


def read(row: dict[str, Any]) -> str:
    """Taken, repaired, or why not."""
    try:
        parsed = parse(row["expression"], columns=row["column"] == "choice_filter")
    except OutsideError as error:
        return error.construct
    except LogicError as error:
        return f"mistake: {error.sentence}"
    assert from_json(json.loads(json.dumps(as_json(parsed.tree)))) == parsed.tree
    assert parse(as_expression(parsed.tree), columns=True).tree == parsed.tree
    return "repaired" if parsed.repairs else "taken"


# What each refusal must have in it. Paths, and lists of other forms or files, are most of them.
SIGNS_OF = {
    "path": ("../", "/"),
    "instance()": ("instance(",),
    "last-saved": ("last-saved",),
    "bare name": ("name", "NULL"),
}


def test_real_expressions_are_taken_or_refused_for_what_they_contain(capsys: pytest.CaptureFixture[str]) -> None:
    rows = load("real_xlsform_expressions.json")
    found = [(row, read(row)) for row in rows]
    counts = Counter(result for _, result in found)
    with capsys.disabled():
        print(f"\nreal expressions: {len(rows)}")
        for result, number in counts.most_common():
            print(f"  {number:4} {result}")
    assert (counts["taken"], counts["repaired"]) == (512, 28)
    for row, result in found:
        if result not in ("taken", "repaired") and not result.startswith("mistake"):
            signs = SIGNS_OF.get(result, (result.removesuffix(")"),))
            assert any(sign in row["expression"] for sign in signs), (row, result)
    assert {result for result in counts if result.startswith("mistake")} == {
        "mistake: The expression is empty.",
        "mistake: “true” needs brackets: true().",
        "mistake: “&gt;=” has no meaning here. Write “>=”.",
    }


def test_no_expression_with_a_path_or_a_list_is_taken() -> None:
    """Never misread: outside of quotes, what is taken holds nothing that only a nested form understands."""
    for row in load("real_xlsform_expressions.json"):
        if read(row) in ("taken", "repaired"):
            unquoted = "".join(row["expression"].replace('"', "'").split("'")[::2])
            assert not any(sign in unquoted for sign in ("/", "::", "[", "@", "|", "..", "instance(", "#")), row
