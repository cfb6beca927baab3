"""A document becomes frozen parts, or sentences that say what is wrong and where."""

import json
from typing import Any

import pytest

from surveys.definition import BadDefinition, parse_definition, serialise
from surveys.definition.shipped import documents
from surveys.services.templates import SHIPPED
from tests.surveys.make import ITEMS, YES_NO, document, page, question, small_document

TEMPLATES = documents(json.loads(SHIPPED.read_text(encoding="utf-8")))


def problems(*pages: dict[str, Any], **parts: Any) -> list[str]:
    with pytest.raises(BadDefinition) as bad:
        parse_definition(document(*pages, **parts))
    return bad.value.problems


@pytest.mark.parametrize("made", [small_document(), *TEMPLATES.values()])
def test_what_is_written_is_read_again_unchanged(made: dict[str, Any]) -> None:
    definition = parse_definition(made)
    assert parse_definition(json.loads(json.dumps(serialise(definition)))) == definition


def test_a_template_carries_everything_it_needs() -> None:
    definition = parse_definition(TEMPLATES["needs_long"])
    pairs = definition.question("B1")
    assert pairs is not None
    assert [len(scale) for scale in pairs.scales] == [5, 6]
    assert len(pairs.items) == 21
    offers = definition.question("G2")
    assert offers is not None
    assert [option.code for option in offers.options][-1] == "none"
    assert len(offers.options) == 14 + 8 + 1


def test_every_text_is_there_in_both_languages() -> None:
    for made in TEMPLATES.values():
        for asked in parse_definition(made).questions():
            texts = [asked.text, *(o.text for o in asked.options), *(i.text for i in asked.items)]
            assert all(set(text) == {"de", "en"} for text in texts if any(text.values())), asked.code


def test_every_problem_is_named_with_its_place() -> None:
    found = problems(
        page("one", question("A", "single", options=[*YES_NO, YES_NO[0]]), question("A", "text_long")),
        page("one", question("C", "matrix", items=ITEMS, show_if={"q": "X", "op": "in", "value": "1"})),
    )
    assert found == [
        "The code A stands more than once.",
        "The rule of C looks at X, which is not asked before.",
        "Page one: stands more than once.",
        "Page one, question A: the answer yes stands more than once.",
        "Page one, question C: needs 1 scales and has 0.",
    ]


@pytest.mark.parametrize("code", ["_skipped", "a|b", "a.b", ""])
def test_a_code_cannot_look_like_a_status(code: str) -> None:
    option = {"code": code, "text": {"de": "x"}}
    assert any("cannot be the code" in one for one in problems(page("p", question("A", "single", options=[option]))))


def test_an_answer_cannot_hang_on_what_is_kept_apart() -> None:
    wish = question("K", "single", options=YES_NO, store="contact")
    hanging = question("L", "text_long", show_if={"q": "K", "op": "in", "value": "yes"})
    assert any("kept apart" in one for one in problems(page("p", wish, hanging)))


def test_an_unknown_comparison_and_a_foreign_file_are_refused() -> None:
    odd = question("B", "text_long", show_if={"q": "A", "op": "like", "value": "x"})
    assert "unknown comparison “like”" in problems(page("p", question("A", "number"), odd))[0]
    with pytest.raises(BadDefinition, match="not a survey document"):
        parse_definition({"format": "something else"})
