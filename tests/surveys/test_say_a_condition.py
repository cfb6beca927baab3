"""How does a condition read at the survey desk? As one sentence with the texts that people know."""

import pytest
from django.utils import translation

from surveys.definition import parse_definition
from surveys.definition.rules import parse_rule
from surveys.selectors.conditions import as_sentence
from tests.surveys.make import COLOURS, YES_NO, document, page, question

A, B = question("A", "single", options=YES_NO), question("B", "multi", options=COLOURS)
DEFINITION = parse_definition(document(page("p", A, B, question("N", "number"))))
NUMBERS = {"A": 1, "B": 2, "N": 3}

SENTENCES = [
    ("selected(${A}, 'yes')", "choose “Yes” at question 1"),
    ("${A} = 'yes'", "choose “Yes” at question 1"),
    ("selected(${B}, 'red') or selected(${B}, 'blue')", "choose “red” or “blue” at question 2"),
    ("${B} != '' and not(selected(${B}, 'none'))", "choose something else than “none” at question 2"),
    (
        "${B} != '' and not(selected(${B}, 'none')) and selected(${A}, 'no')",
        "choose something else than “none” at question 2 and choose “No” at question 1",
    ),
    ("selected(${A}, 'no') or selected(${B}, 'red')", "choose “No” at question 1 or choose “red” at question 2"),
    ("selected(${gone}, 'x')", "choose “x” at question gone"),
    ("${N} >= 65", "enter at least 65 at question 3"),
    ("selected(${A}, 'yes') and ${N} >= 65", "choose “Yes” at question 1 and enter at least 65 at question 3"),
    ("${A} != '' and not(selected(${B}, 'red'))", "answer question 1 and do not choose “red” at question 2"),
    (
        "${N} < 3 or (${A} = '' and count-selected(${B}) >= 2)",
        "enter less than 3 at question 3 or (leave out question 1 and choose at least 2 answers at question 2)",
    ),
    ("${N} + 1 > 3 and ${N} = 4", "fulfil “${N} + 1 > 3” and enter exactly 4 at question 3"),
]


@pytest.mark.parametrize(("expression", "words"), SENTENCES)
def test_a_condition_is_a_sentence(expression: str, words: str) -> None:
    with translation.override("en"):
        said = as_sentence(parse_rule({"expression": expression}), DEFINITION, NUMBERS)
    assert said == f"Only for people who {words}."


def test_no_condition_no_sentence() -> None:
    assert as_sentence(None, DEFINITION, NUMBERS) == ""
