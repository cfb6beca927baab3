"""Which questions are shown? Each comparison, groups of them, and what drops out on the way."""

from typing import Any

import pytest

from surveys.definition import BadDefinition, is_shown, parse_definition, referenced_codes, walk
from surveys.definition.rules import parse_rule, serialise_rule
from surveys.definition.settling import settled
from surveys.logic import Context, as_expression, parse
from tests.surveys.make import YES_NO, document, page, question, small_document

IN = {"q": "A", "op": "in", "value": ["1", "2"]}
NOT_IN = {"q": "A", "op": "not_in", "value": "1"}
HAS = {"q": "M", "op": "contains", "value": "x"}
HAS_NOT = {"q": "M", "op": "not_contains", "value": "x"}


CASES: list[tuple[Any, dict[str, Any], bool]] = [
    (None, {}, True),
    (IN, {"A": "2"}, True),
    (IN, {"A": "3"}, False),
    (IN, {"A": 1}, True),
    (NOT_IN, {"A": "3"}, True),
    (NOT_IN, {"A": "1"}, False),
    (HAS, {"M": ["x", "y"]}, True),
    (HAS, {"M": ["y"]}, False),
    (HAS_NOT, {"M": ["y"]}, True),
    (HAS_NOT, {"M": ["x", "y"]}, False),
    ({"all": [IN, HAS]}, {"A": "1", "M": ["x"]}, True),
    ({"all": [IN, HAS]}, {"A": "1", "M": ["y"]}, False),
    ({"any": [IN, HAS]}, {"A": "9", "M": ["x"]}, True),
    ({"any": [IN, HAS]}, {"A": "9"}, False),
    ({"all": [{"any": [IN, HAS]}, HAS_NOT]}, {"A": "1", "M": ["y"]}, True),
]


@pytest.mark.parametrize(("rule", "answers", "shown"), CASES)
def test_a_comparison(rule: Any, answers: dict[str, Any], shown: bool) -> None:
    assert is_shown(parse_rule(rule), answers) is shown


@pytest.mark.parametrize("rule", [IN, NOT_IN, HAS, HAS_NOT])
@pytest.mark.parametrize("answers", [{}, {"A": "", "M": []}, {"A": None}])
def test_no_answer_makes_every_comparison_false(rule: Any, answers: dict[str, Any]) -> None:
    assert not is_shown(parse_rule(rule), answers)


def test_zero_is_an_answer() -> None:
    assert is_shown(parse_rule({"q": "N", "op": "in", "value": "0"}), {"N": 0})


def test_a_rule_names_what_it_looks_at_and_is_written_as_it_was_read() -> None:
    rule = parse_rule({"any": [IN, {"all": [HAS, NOT_IN]}]})
    assert referenced_codes(rule) == ["A", "M"]
    assert parse_rule(serialise_rule(rule)) == rule


def test_the_browser_gets_only_what_the_page_can_change() -> None:
    rule = parse_rule({"all": [IN, HAS]})
    assert rule is not None
    left = settled(rule, Context(answers={"A": "1"}), {"M"})
    assert as_expression(left) == "true() and selected(${M}, 'x')"


def test_an_answer_that_dropped_out_hides_what_depends_on_it() -> None:
    definition = parse_definition(
        document(
            page("p", question("A", "single", options=YES_NO)),
            page("q", question("B", "single", options=YES_NO, show_if={"q": "A", "op": "in", "value": "yes"})),
            page("r", question("C", "text_long", show_if={"q": "B", "op": "in", "value": "yes"})),
        )
    )
    path = walk(definition, {"A": "no", "B": "yes", "C": "alt"})
    assert [step.page.key for step in path.steps] == ["p"]
    assert path.kept == {"A": "no"}
    assert [one.code for one in path.dropped] == ["B", "C"]


def test_keys_of_no_question_are_kept_but_nothing_of_a_card() -> None:
    made = small_document()
    made["pages"][2]["questions"].append(question("K", "contact", fields=["email"], store="contact"))
    answers = {"A": "no", "later": "x", "A.note": "y", "K.email": "rosa@example.org"}
    assert walk(parse_definition(made), answers).kept == {"A": "no", "later": "x", "A.note": "y"}


def test_pages_that_rules_hide_do_not_count() -> None:
    definition = parse_definition(small_document())
    assert [step.page.key for step in walk(definition, {"A": "no"}).steps] == ["start", "end"]
    path = walk(definition, {"A": "yes"})
    assert path.position("end") == 2


@pytest.mark.parametrize(
    ("data", "expression"),
    [
        (IN, "selected(${A}, '1') or selected(${A}, '2')"),
        (NOT_IN, "${A} != '' and not(selected(${A}, '1'))"),
        (HAS, "selected(${M}, 'x')"),
        ({"q": "A", "op": "in", "value": "two words"}, "${A} = 'two words'"),
        (
            {"all": [IN, HAS_NOT]},
            "(selected(${A}, '1') or selected(${A}, '2')) and ${M} != '' and not(selected(${M}, 'x'))",
        ),
        ({"any": [IN, HAS, {}]}, "selected(${A}, '1') or selected(${A}, '2') or selected(${M}, 'x')"),
        ({"all": []}, "true()"),
        ({"any": []}, "false()"),
        ({"q": "A", "op": "in", "value": []}, "false()"),
        ({"expression": "${A} >= 65"}, "${A} >= 65"),
        ({"expression": "not read", "tree": ["answer", "A"]}, "${A}"),
    ],
)
def test_a_rule_is_an_expression(data: dict[str, Any], expression: str) -> None:
    rule = parse_rule(data)
    assert rule is not None
    assert as_expression(rule) == expression


@pytest.mark.parametrize("expression", ["${A} > today()", "now() > 1", "random() < 0.5"])
def test_a_condition_that_would_change_by_itself_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match="must give the same at every recount"):
        parse_rule({"expression": expression})


def test_a_condition_that_cannot_be_read_is_told_with_its_place() -> None:
    made = document(page("p", question("A", "number"), question("B", "text_long", show_if={"expression": "${A} >"})))
    with pytest.raises(BadDefinition, match="Column 7: The expression ends"):
        parse_definition(made)


SETTLED = [
    ("${A} > 3 and ${M} = 'x'", "true() and ${M} = 'x'"),
    ("${M} > ${A} + 1", "${M} > 6"),
    ("${M} > ${A} - 6", "${M} > -1"),
    ("${M} = ${text}", '${M} = "it\'s"'),
    ("${M} = ${none} * 1", "${M} = number('')"),
    ("${M} < ${A} div 0", "${M} < 1 div 0"),
    ("${M} < date(${born})", "${M} < date('1959-02-28')"),
    ("-${M} < -${A}", "-${M} < -5"),
    ("if(${M} = 'x', ${A}, ${B})", "if(${M} = 'x', '5', '')"),
]


@pytest.mark.parametrize(("expression", "left"), SETTLED)
def test_what_a_page_cannot_change_is_decided_with_the_same_result(expression: str, left: str) -> None:
    rule = parse_rule({"expression": expression})
    assert rule is not None
    answers = {"A": 5, "text": "it's", "born": "1959-02-28"}
    assert as_expression(settled(rule, Context(answers=answers), {"M"})) == left
    for given in ("x", "3", "7", "-1", "", ["x", "y"]):
        here = answers | {"M": given}
        assert is_shown(parse(left).tree, {"M": given}) is is_shown(rule, here)
