"""Does a tree survive being written as text and as JSON?"""

import json
from typing import Any

import pytest
from hypothesis import given

from surveys.logic import BadTreeError, Context, as_expression, as_json, as_text, from_json, parse
from surveys.logic.parser import MAX_HEIGHT
from surveys.logic.tree import Call, Expression, Text
from tests.surveys.logic.strategies import TREES
from tests.surveys.logic.vectors import vectors


@given(TREES)
def test_reading_what_was_printed_gives_the_same_tree_and_text(tree: Expression) -> None:
    text = as_expression(tree)
    parsed = parse(text)
    assert (parsed.tree, parsed.repairs) == (tree, ())
    assert as_expression(parsed.tree) == text


@given(TREES)
def test_json_gives_the_same_tree(tree: Expression) -> None:
    assert from_json(json.loads(json.dumps(as_json(tree)))) == tree


def test_our_vectors_survive_both() -> None:
    for vector in vectors():
        tree = parse(vector.expression, columns=True).tree
        assert parse(as_expression(tree), columns=True).tree == tree
        assert from_json(json.loads(json.dumps(as_json(tree)))) == tree


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("((1))+(2*3)", "1 + 2 * 3"),
        ("(1+2)*3", "(1 + 2) * 3"),
        ("1-(2-3)", "1 - (2 - 3)"),
        ("(1-2)-3", "(1 - 2) - 3"),
        ("-(1+2)", "-(1 + 2)"),
        ("- - 1", "--1"),
        ("not( ${a}='x'or${b}='y' )", "not(${a} = 'x' or ${b} = 'y')"),
        ('"it\'s"', '"it\'s"'),
        ("1.50", "1.5"),
        ("1e-3", "0.001"),
        ("selected( . ,'a' )", "selected(., 'a')"),
    ],
)
def test_printing_takes_few_brackets_and_plain_quotes(text: str, printed: str) -> None:
    assert as_expression(parse(text).tree) == printed


def test_a_text_with_both_quotes_is_put_together() -> None:
    """No expression that was typed has one; a program may make one."""
    printed = as_expression(Text('it\'s "so"'))
    assert printed == """concat('it', "'", 's "so"')"""
    assert as_text(parse(printed).tree, Context()) == 'it\'s "so"'


def test_a_pattern_takes_its_program_along_for_the_browser() -> None:
    data = json.loads(json.dumps(as_json(parse("regex(., '[a-c]')").tree)))
    assert data == ["call", "regex", [["own"], ["text", "[a-c]"]], [["set", [0, 97, 99]], ["match", []]]]


def test_a_stored_program_is_not_trusted() -> None:
    forged = ["call", "regex", [["own"], ["text", "[a-c]"]], [["match", []]]]
    assert from_json(forged) == Call("regex", parse("concat(., '[a-c]')").tree.arguments)  # type: ignore[union-attr]


def _nested(levels: int) -> list[Any]:
    tree: list[Any] = ["own"]
    for _ in range(levels):
        tree = ["minus", tree]
    return tree


@pytest.mark.parametrize(
    "data",
    [
        None,
        7,
        "own",
        [],
        {},
        ["unknown"],
        [["own"]],
        ["own", 1],
        ["text"],
        ["text", 1],
        ["number", "1"],
        ["number", -1],
        ["number", True],
        ["number", float("nan")],
        ["number", 10**400],
        ["answer", "a b"],
        ["answer", None],
        ["column", ""],
        ["minus"],
        ["chain", ["own"]],
        ["chain", ["own"], "+"],
        ["chain", ["own"], "+", ["own"], "*", ["own"]],
        ["chain", ["own"], "**", ["own"]],
        ["call", "eval", [["own"]]],
        ["call", "not", []],
        ["call", "not", [["own"], ["own"]]],
        ["call", "regex", [["own"], ["own"]]],
        ["call", "regex", [["own"], ["text", "("]]],
        ["call", ["not"], [["own"]]],
        _nested(MAX_HEIGHT),
        _nested(900),
    ],
)
def test_json_that_is_no_tree_is_refused(data: Any) -> None:
    with pytest.raises(BadTreeError):
        from_json(data)


def test_the_deepest_tree_can_be_stored_and_worked_out() -> None:
    deepest = from_json(_nested(MAX_HEIGHT - 1))
    assert as_text(deepest, Context(own=3)) == "-3"
    assert from_json(json.loads(json.dumps(as_json(deepest)))) == deepest
