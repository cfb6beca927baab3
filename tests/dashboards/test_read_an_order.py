"""An official reads in which order people put answers; small groups stay hidden."""

import pytest

from dashboards.panels.answers import answers_panel
from dashboards.panels.measure import Kind, Measure, Option, Question
from dashboards.panels.reading import Reading
from dashboards.selectors.questions import _KINDS, _questions
from participation.stats.uncertainty import Evidence
from surveys.definition import parse_definition
from surveys.questiontypes import KINDS
from surveys.selectors.counted import MeasuredQuestion
from surveys.selectors.results import measures_of
from surveys.selectors.wordings import Traced
from tests.surveys.make import document, page, question

PLACES = tuple(Option(str(place), f"Platz {place}") for place in (1, 2, 3))
MEASURES = tuple(Measure(f"Q.{code}", text) for code, text in (("a", "Bus"), ("b", "Bank"), ("c", "Baum")))
ORDER = Question(code="Q", text="Was zuerst?", kind=Kind.ORDER, options=PLACES, measures=MEASURES)
READING = Reading("", Evidence.OPEN, None)
CELLS = {
    "Q.a": {"": {"1": 30, "2": 10, "_shown": 60, "_skipped": 20}},
    "Q.b": {"": {"1": 10, "2": 30, "3": 20, "_shown": 60}},
    "Q.c": {"": {"3": 40, "_shown": 60, "_skipped": 20}},
}


def test_the_answer_with_most_points_stands_in_front() -> None:
    panel = answers_panel(ORDER, CELLS, READING)
    assert panel.table is not None
    assert [[cell.value for cell in row[1:]] for row in panel.table.rows] == [
        [110, 1.25, 30, 40],
        [110, 2.1667, 10, 60],
        [40, 3.0, 0, 40],
    ]
    assert [row[0].text for row in panel.table.rows] == ["Bus", "Bank", "Baum"]
    assert panel.facts["Q.a"] == {"n": 40, "mean": 1.25, "firsts": 30, "points": 110}
    assert "Bus" in panel.title
    assert [line.share for line in panel.lines] == [1.0, 1.0, 40 / 110]


def test_too_few_people_make_no_order() -> None:
    few = {
        "Q.a": {"": {"1": 2, "_shown": 2}},
        "Q.b": {"": {"2": 2, "_shown": 2}},
        "Q.c": {"": {"_skipped": 2, "_shown": 2}},
    }
    panel = answers_panel(ORDER, few, READING)
    assert panel.empty
    assert panel.table is None
    assert not panel.facts


def test_only_kinds_that_exist_are_drawn() -> None:
    assert set(_KINDS) <= set(KINDS)


@pytest.mark.parametrize(
    ("expression", "kind", "options"),
    [
        ("if(${A} < 18, 'young', if(${A} < 65, 'middle', 'old'))", Kind.SINGLE, ["young", "middle", "old"]),
        ("if(${A} < 18, 'young', '')", Kind.SINGLE, ["young"]),
        ("${A} * 2", Kind.NUMBER, []),
        ("if(${A} < 18, 'young', ${A})", Kind.NUMBER, []),
    ],
)
def test_a_calculated_value_is_drawn_as_what_it_gives(expression: str, kind: Kind, options: list[str]) -> None:
    made = question("C", "calculate", text={}, calculation={"expression": expression})
    definition = parse_definition(document(page("p", question("A", "number"), made)))
    found = definition.question("C")
    assert found is not None
    (drawn,) = _questions([MeasuredQuestion(Traced(found), tuple(measures_of(found)))])
    assert (drawn.kind, [option.code for option in drawn.options], drawn.text) == (kind, options, "C")
