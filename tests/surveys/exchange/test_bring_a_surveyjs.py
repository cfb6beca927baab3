"""Somebody brings a survey of SurveyJS: questions, pages, conditions; what is a program refuses it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from surveys.definition import parse_definition
from surveys.exchange.report import Outcome
from surveys.exchange.surveyjs.expressions import translated
from surveys.exchange.surveys_in import Read, read_survey
from surveys.exchange.words import words
from surveys.logic import as_expression
from surveys.logic.tree import Answer
from tests.surveys.exchange.make import questions, sentences


def read(*elements: dict[str, Any], **more: Any) -> Read:
    data = {"title": "Umfrage", "locale": "de", "pages": [{"name": "p", "elements": list(elements)}], **more}
    return read_survey(json.dumps(data).encode(), source="survey.json")


COLOURS = ["red", {"value": "light blue", "text": {"default": "hellblau", "en": "light blue"}}]
ELEMENTS: list[dict[str, Any]] = [
    {"type": "radiogroup", "name": "q", "choices": COLOURS},
    {"type": "dropdown", "name": "q", "choices": COLOURS, "showOtherItem": True},
    {"type": "checkbox", "name": "q", "choices": COLOURS, "showNoneItem": True, "maxSelectedChoices": 2},
    {"type": "ranking", "name": "q", "choices": COLOURS},
    {"type": "boolean", "name": "q"},
    {"type": "text", "name": "q"},
    {"type": "text", "name": "q", "inputType": "number", "min": 0, "max": 9},
    {"type": "text", "name": "q", "inputType": "date"},
    {"type": "comment", "name": "q"},
    {"type": "rating", "name": "q", "rateMax": 4, "minRateDescription": "schlecht"},
    {"type": "matrix", "name": "q", "rows": ["bus", "bike"], "columns": COLOURS},
    {"type": "multipletext", "name": "q", "items": [{"name": "a"}, {"name": "b", "title": "B"}]},
]


@pytest.mark.parametrize("element", ELEMENTS, ids=[f"{one['type']}-{one.get('inputType', '')}" for one in ELEMENTS])
def test_each_element_can_be_asked(element: dict[str, Any]) -> None:
    found = read(element, {"type": "html", "name": "h", "html": "<b>Danke</b>"})
    assert found.document is not None, found.report.as_text()
    assert parse_definition(found.document).question("h") is not None


def test_texts_and_languages_come_along() -> None:
    found = read(
        {
            "type": "radiogroup",
            "name": "q",
            "title": {"default": "Farbe?", "en": "Colour?"},
            "choices": COLOURS,
            "isRequired": True,
        }
    )
    made = questions(found)["q"]
    assert found.report.verdict == Outcome.TAKEN
    assert made["text"] == {"de": "Farbe?", "en": "Colour?"}
    assert made["required"] is True
    assert made["options"][1] == {"code": "light_blue", "text": {"de": "hellblau", "en": "light blue"}}


def test_conditions_of_panels_and_questions_are_joined() -> None:
    found = read(
        {"type": "checkbox", "name": "a", "choices": ["x", "y"]},
        {
            "type": "panel",
            "name": "p",
            "visibleIf": "{a} contains 'x'",
            "elements": [{"type": "comment", "name": "b", "visibleIf": "{a} notempty"}],
        },
    )
    assert questions(found)["b"]["show_if"] == {"expression": "selected(${a}, 'x') and ${a} != ''"}


@pytest.mark.parametrize(
    "element",
    [
        {"type": "matrixdynamic", "name": "q"},
        {"type": "file", "name": "q"},
        {"type": "dropdown", "name": "q", "choicesByUrl": {"url": "https://example.org"}},
        {"type": "text", "name": "q", "visibleIf": "iif({x} > 1, true, false)"},
        {"type": "text", "name": "q", "visibleIf": "{later} = 1"},
    ],
)
def test_what_has_no_counterpart_refuses(element: dict[str, Any]) -> None:
    found = read({"type": "comment", "name": "first"}, element)
    assert found.document is None
    assert sentences(found.report, Outcome.REFUSED)


def test_programs_inside_refuse() -> None:
    assert read({"type": "text", "name": "q"}, triggers=[{"type": "complete"}]).report.exit_code == 2
    assert read({"type": "text", "name": "q"}, {"type": "text", "name": "q"}).report.exit_code == 2
    assert read().report.exit_code == 2


def test_checks_without_counterpart_are_told() -> None:
    found = read({"type": "text", "name": "q", "validators": [{"type": "email"}]})
    assert any("validators" in sentence for sentence in sentences(found.report, Outcome.CHANGED))


def test_operators_mean_what_they_mean_there() -> None:
    for text, wanted in {
        "{a} = 'x' and {b} > 3 or {c} empty": "${a} = 'x' and ${b} > 3 or ${c} = ''",
        "{a} anyof ['x', 'y']": "selected(${a}, 'x') or selected(${a}, 'y')",
        "{a} allof ['x', 2]": "selected(${a}, 'x') and selected(${a}, '2')",
        "!({a} notempty) && {b} <> 1": "not(${a} != '') and ${b} != 1",
        "{a} = true": "${a} = 'true'",
    }.items():
        tree = translated(text, Answer)
        assert tree is not None, text
        assert as_expression(tree) == wanted
    for text in ("{a} =", "age({a}) > 3", "{a} contains {b}", "({a} = 1"):
        assert translated(text, Answer) is None


KEYS = st.sampled_from(
    words(
        "title name type choices rows columns items value text visibleIf html elements pages rateMin rateMax rateStep"
        " rateValues default min locale isRequired otherText"
    )
)
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 9),
    st.text(max_size=5),
    st.sampled_from([one["type"] for one in ELEMENTS]),
)
JSON = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5))


@given(st.lists(st.dictionaries(KEYS, JSON, max_size=6), max_size=4), st.dictionaries(KEYS, JSON, max_size=3))
def test_any_json_gets_a_verdict(elements: list[dict[str, Any]], more: dict[str, Any]) -> None:
    data = {"pages": [{"elements": elements}], **more}
    found = read_survey(json.dumps(data).encode())
    assert (found.document is None) == found.report.refused


def test_parts_of_another_sort_are_a_damaged_file() -> None:
    found = read({"type": "rating", "name": "q", "rateMin": [1]})
    assert found.report.exit_code == 2
    assert len(sentences(found.report, Outcome.REFUSED)) == 1
