"""A question carries checks, calculations, first values and filters; each is frozen with what it means."""

import json
from typing import Any

import pytest
from django.utils.translation import override

from participation.allowed import NotAllowed
from surveys.definition import BadDefinition, Definition, parse_definition, serialise
from surveys.definition.document import FORMAT
from surveys.definition.paper import on_paper
from surveys.drafting.freezing import frozen
from surveys.drafting.tree import move_question, remove_question
from surveys.logic import as_expression, parse
from surveys.logic.tree import Column, Text, every_part
from surveys.selectors.logic_words import fault_in_words
from tests.surveys.make import YES_NO, document, page, question

TOWNS = [
    {"code": "a", "text": {"de": "A"}, "attributes": {"region": "north"}},
    {"code": "b", "text": {"de": "B"}, "attributes": {"region": "south"}},
]


def full() -> dict[str, Any]:
    age = question(
        "age",
        "number",
        constraint={"expression": ". >= 18 and ${age} < 120"},
        constraint_text={"de": "Ab 18 Jahren.", "en": "From 18 years on."},
        required_if={"expression": "${reg} = 'north'"},
        required_text={"de": "Das Alter fehlt.", "en": "The age is missing."},
        default={"expression": "40 + 2"},
    )
    region = question("reg", "text_short", default="north")
    town = question("town", "single", options=TOWNS, choice_filter={"expression": "region = ${reg}"}, random_order=True)
    classes = question("class", "calculate", calculation={"expression": "if(${age} < 65, 'young', 'old')"})
    slide = question(
        "s", "number", min_value=0, max_value=10, step=2, low_text={"de": "wenig"}, high_text={"de": "viel"}
    )
    return document(page("p", region, age, town, classes, slide))


def read(made: dict[str, Any]) -> Definition:
    return parse_definition(json.loads(json.dumps(made)))


def problems(*questions: dict[str, Any]) -> BadDefinition:
    with pytest.raises(BadDefinition) as bad:
        read(document(page("p", *questions)))
    return bad.value


def test_all_expressions_are_read_and_written_again_unchanged() -> None:
    definition = read(full())
    age, town = definition.question("age"), definition.question("town")
    assert age is not None
    assert town is not None
    assert age.constraint is not None
    assert as_expression(age.constraint) == ". >= 18 and ${age} < 120"
    assert age.required_text["de"] == "Das Alter fehlt."
    assert not age.required
    assert town.random_order
    assert town.options[0].attributes == {"region": "north"}
    assert any(isinstance(part, Column) for part in every_part(town.choice_filter or Text("")))
    assert read(serialise(definition)) == definition


def test_a_literal_default_stays_a_literal() -> None:
    region = read(full()).question("reg")
    assert region is not None
    assert region.default == Text("north")
    assert serialise(read(full()))["pages"][0]["questions"][0]["default"] == "north"


@pytest.mark.parametrize("made", [5, "5", {"expression": "'5'"}])
def test_a_default_may_be_a_number_a_text_or_an_expression(made: Any) -> None:
    one = read(document(page("p", question("A", "number", default=made)))).question("A")
    assert one is not None
    assert one.default == Text("5")


def test_publishing_freezes_the_tree_of_each_expression() -> None:
    draft = full()
    made = frozen(draft, title={"de": "x"}, languages=["de"], filled={})
    age = made["pages"][0]["questions"][1]
    assert age["constraint"]["tree"][0] == "chain"
    assert set(age["required_if"]) == set(age["default"]) == {"expression", "tree"}
    assert made["pages"][0]["questions"][0]["default"] == "north"
    assert "tree" not in draft["pages"][0]["questions"][1]["constraint"]
    age["constraint"]["expression"] = "what a later parser cannot read ("
    assert read(made).question("age") == read(full()).question("age"), "the tree counts"


def test_documents_of_older_versions_are_read_as_they_are() -> None:
    old = document(page("p", question("A", "single", options=YES_NO, required=True)), format="quartierstimme-survey/1")
    definition = read(old)
    assert definition.question("A") is not None
    assert serialise(definition)["format"] == FORMAT == "quartierstimme-survey/2"


def test_every_broken_expression_is_told_with_its_place_in_both_languages() -> None:
    bad = problems(
        question("A", "number", constraint={"expression": ". > 3 and"}, default={"expression": "1 +* 2"}),
        question("B", "single", options=TOWNS, choice_filter={"expression": "region == 'x'"}),
    )
    assert [(fault.question, fault.part, fault.error.column) for fault in bad.faults] == [
        ("A", "constraint", 10),
        ("A", "default", 4),
        ("B", "choice_filter", 9),
    ]
    assert bad.problems[0].startswith("The constraint of question A: Column 10: The expression ends")
    with override("en"):
        english = fault_in_words(bad.faults[0])
    with override("de"):
        german = fault_in_words(bad.faults[0])
    assert english.startswith("Question A, check. Column 10: The expression ends")
    assert german.startswith("Frage A, Prüfung. Spalte 10: Hier endet der Ausdruck")


def test_the_condition_of_a_page_is_told_too() -> None:
    with pytest.raises(BadDefinition) as bad:
        read(document(page("p", question("A", "number"), show_if={"expression": "1 ="})))
    with override("de"):
        assert fault_in_words(bad.value.faults[0]).startswith("Seite p, Bedingung. Spalte")


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"show_if": {"expression": "${A} > today()"}}, "must give the same at every recount"),
        ({"default": {"expression": "now()"}}, "would store the time of day"),
        ({"kind": "calculate", "calculation": {"expression": "string(now())"}}, "would store the time of day"),
        ({"constraint": {"expression": ". < ${later}"}}, "looks at later, which is not asked before"),
        ({"default": {"expression": "${B}"}}, "looks at B, which is not asked before"),
        ({"calculation": {"expression": "1"}}, "belong together"),
        ({"kind": "calculate"}, "belong together"),
        ({"choice_filter": {"expression": "region = 'x'"}}, "filters its answers and has none"),
        (
            {"kind": "single", "options": TOWNS, "choice_filter": {"expression": "land = 'x'"}},
            "filters by “land”, which no answer has",
        ),
    ],
)
def test_what_has_no_place_in_a_question_is_refused(parts: dict[str, Any], sentence: str) -> None:
    made = question("B", parts.pop("kind", "number"), **parts)
    bad = problems(question("A", "number"), made, question("later", "number"))
    assert sentence in str(bad)


def test_a_check_may_ask_for_the_day() -> None:
    read(document(page("p", question("A", "text_short", constraint={"expression": ". <= today()"}))))


def test_nothing_looks_at_what_is_kept_apart() -> None:
    wish = question("K", "single", options=YES_NO, store="contact")
    made = question("B", "calculate", calculation={"expression": "${K}"})
    assert "kept apart" in str(problems(wish, made))


def test_a_draft_keeps_what_other_expressions_look_at() -> None:
    draft = full()
    with pytest.raises(NotAllowed):
        remove_question(draft, "reg")
    with pytest.raises(NotAllowed):
        move_question(full(), "reg", up=False)
    remove_question(draft, "town")
    assert [one["code"] for one in draft["pages"][0]["questions"]] == ["reg", "age", "class", "s"]


def test_the_place_of_a_clock_is_named() -> None:
    bad = problems(question("A", "text_short", default={"expression": "concat('x', now())"}))
    assert bad.faults[0].error.column == len("concat('x', ") + 1
    assert parse("concat('x', now())").tree


def test_on_paper_nothing_is_needed() -> None:
    age = on_paper(read(full())).question("age")
    assert age is not None
    assert age.required_if is None
    assert age.constraint is not None, "what is written must still make sense"
