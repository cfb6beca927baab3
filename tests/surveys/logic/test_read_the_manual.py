"""Is what docs/logic.md says about the language so?"""

import re
from collections.abc import Iterator
from pathlib import Path

from surveys.logic import Context, as_text, parse
from surveys.logic.functions import FUNCTIONS
from surveys.logic.parser import MAX_DEPTH, MAX_LENGTH
from surveys.logic.tree import RANKS

MANUAL = (Path(__file__).resolve().parents[3] / "docs" / "logic.md").read_text(encoding="utf-8")
CONTEXT = Context(
    answers={"age": 67, "name": "Rosa", "topics": ["traffic", "green"]},
    own="76829",
    now="2026-11-27T14:05:00.000",
    seed=1,
)


def rows(columns: int) -> Iterator[list[str]]:
    """Rows of tables whose last two cells are an example and its value."""
    for line in MANUAL.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and len(cells) == columns and all(cell.startswith("`") for cell in cells[-2:]):
            yield cells


def test_every_function_has_a_row_and_every_example_comes_out() -> None:
    shown = set()
    for call, _meaning, example, value in rows(4):
        name = call.strip("`").partition("(")[0]
        shown.add(name)
        assert f"{name}(" in example
        assert as_text(parse(example.strip("`")).tree, CONTEXT) == value.strip("`"), example
    assert shown == set(FUNCTIONS)


def test_every_operator_has_a_row_and_every_example_comes_out() -> None:
    shown: set[str] = set()
    for signs, example, value in rows(3):
        shown |= set(re.findall(r"`([^`]+)`", signs))
        assert as_text(parse(example.strip("`")).tree, CONTEXT) == value.strip("`"), example
    assert shown == set(RANKS)


def test_the_limits_are_those_of_the_parser() -> None:
    assert f"at most {MAX_LENGTH:,} characters and is at most {MAX_DEPTH} brackets deep" in MANUAL
