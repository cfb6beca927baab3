"""Somebody brings a survey of LimeSurvey: every type of question, conditions, and the answers that came with it."""

from typing import Any

import pytest

from surveys.definition import parse_definition
from surveys.exchange.limesurvey.expressions import Name, translated
from surveys.exchange.limesurvey.kinds import MAKERS
from surveys.exchange.report import Outcome
from surveys.exchange.surveys_in import Read, read_survey
from surveys.logic import as_expression
from surveys.logic.tree import Answer, Call, Text
from tests.surveys.exchange.make import questions, sentences


def table(name: str, *rows: dict[str, str]) -> str:
    cells = "".join(
        "<row>" + "".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in row.items()) + "</row>"
        for row in rows
    )
    return f"<{name}><fields/><rows>{cells}</rows></{name}>"


def lss(
    *asked: dict[str, str],
    parts: tuple[dict[str, str], ...] = (),
    answers: tuple[dict[str, str], ...] = (),
    **more: Any,
) -> bytes:
    """A survey of one group in the form of present versions; texts in English."""
    numbered = [
        {"qid": str(place), "parent_qid": "0", "gid": "1", "question_order": str(place), "mandatory": "N", "other": "N"}
        | one
        for place, one in enumerate(asked, start=1)
    ]
    texts = [
        {"qid": one["qid"], "question": one.get("text", f"Question {one['title']}?"), "help": "", "language": "en"}
        for one in [*numbered, *parts]
    ]
    words = [{"aid": one["aid"], "answer": one["text"], "language": "en"} for one in answers]
    body = [
        "<LimeSurveyDocType>Survey</LimeSurveyDocType><DBVersion>605</DBVersion>",
        "<languages><language>en</language></languages>",
        table("groups", {"gid": "1", "sid": "9", "group_order": "1", "grelevance": more.get("grelevance", "")}),
        table("group_l10ns", {"gid": "1", "group_name": "First", "description": "", "language": "en"}),
        table("questions", *numbered),
        table("subquestions", *parts),
        table("question_l10ns", *texts),
        table("answers", *answers),
        table("answer_l10ns", *words),
        table("question_attributes", *more.get("attributes", ())),
        table("surveys", {"sid": "9", "language": "en", "additional_languages": ""}),
        table("surveys_languagesettings", {"surveyls_language": "en", "surveyls_title": "Colours"}),
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?><document>{"".join(body)}</document>'.encode()


PARTS = (
    {"qid": "51", "parent_qid": "1", "title": "SQ1", "text": "Bus", "scale_id": "0"},
    {"qid": "52", "parent_qid": "1", "title": "SQ2", "text": "Bike", "scale_id": "0"},
    {"qid": "53", "parent_qid": "1", "title": "X1", "text": "Today", "scale_id": "1"},
)
ANSWERS = (
    {"aid": "1", "qid": "1", "code": "A1", "text": "Good", "sortorder": "1", "scale_id": "0"},
    {"aid": "2", "qid": "1", "code": "A2", "text": "Bad", "sortorder": "2", "scale_id": "0"},
    {"aid": "3", "qid": "1", "code": "B1", "text": "Much", "sortorder": "1", "scale_id": "1"},
)


def read(data: bytes) -> Read:
    return read_survey(data, source="survey.lss")


@pytest.mark.parametrize("kind", sorted(MAKERS))
def test_each_type_of_question_can_be_asked(kind: str) -> None:
    found = read(
        lss({"type": kind, "title": "Q", "text": "{1 + 1}" if kind == "*" else "What?"}, parts=PARTS, answers=ANSWERS)
    )
    assert found.document is not None, found.report.as_text()
    assert any(question.kind for question in parse_definition(found.document).questions())


def test_a_type_that_nobody_knows_asks_for_words() -> None:
    found = read(lss({"type": "~", "title": "Q"}))
    assert questions(found)["Q"]["kind"] == "text_short"
    assert found.report.exit_code == 1


def test_a_list_keeps_its_codes_and_its_other() -> None:
    made = questions(read(lss({"type": "L", "title": "Q", "other": "Y", "mandatory": "Y"}, answers=ANSWERS[:2])))["Q"]
    assert [option["code"] for option in made["options"]] == ["A1", "A2", "other"]
    assert made["required"] is True


def test_limits_and_lonely_answers_come_along() -> None:
    attributes = (
        {"qid": "1", "attribute": "max_answers", "value": "2"},
        {"qid": "1", "attribute": "exclude_all_others", "value": "SQ2"},
        {"qid": "1", "attribute": "random_order", "value": "1"},
    )
    made = questions(read(lss({"type": "M", "title": "Q"}, parts=PARTS[:2], attributes=attributes)))["Q"]
    assert made["max_picks"] == 2
    assert made["options"][1]["exclusive"] is True
    assert made["random_order"] is True


def test_conditions_say_the_same_here() -> None:
    found = read(
        lss(
            {"type": "M", "title": "Q"},
            {"type": "Y", "title": "R", "relevance": '((Q_SQ1.NAOK == "Y") and (9X1X1SQ2.NAOK != "Y"))'},
            {"type": "N", "title": "N", "relevance": "count(that.Q.NAOK) > 1"},
            {"type": "S", "title": "S", "relevance": "!is_empty(N) && N >= 3 || is_empty(R.NAOK)"},
            parts=PARTS[:2],
        )
    )
    made = questions(found)
    assert made["R"]["show_if"] == {"expression": "selected(${Q}, 'SQ1') and not(selected(${Q}, 'SQ2'))"}
    assert made["N"]["show_if"] == {"expression": "count-selected(${Q}) > 1"}
    assert made["S"]["show_if"] == {"expression": "not(${N} = '') and ${N} >= 3 or ${R} = ''"}


@pytest.mark.parametrize("relevance", ["Q2 == 1", "fancy(Q)", "Q ==", 'Q_SQ1 == "maybe"', "Q ? 1 : 2", "today() > 1"])
def test_a_condition_without_counterpart_is_told(relevance: str) -> None:
    found = read(lss({"type": "M", "title": "Q"}, {"type": "S", "title": "S", "relevance": relevance}, parts=PARTS[:2]))
    assert "show_if" not in questions(found)["S"]
    assert any(relevance in sentence for sentence in sentences(found.report, Outcome.CHANGED))


def test_patterns_become_checks() -> None:
    found = read(
        lss({"type": "S", "title": "A", "preg": "/^[0-9]{5}$/"}, {"type": "S", "title": "B", "preg": "/(?=x)y/"})
    )
    made = questions(found)
    assert made["A"]["constraint"] == {"expression": "regex(., '^[0-9]{5}$')"}
    assert "constraint" not in made["B"]


def test_formatting_and_expressions_in_texts_are_told() -> None:
    found = read(
        lss({"type": "S", "title": "Q", "text": "<table><tr><td>Dear {name},</td></tr></table><script>x</script>"})
    )
    assert questions(found)["Q"]["text"] == {"en": "Dear …,"}
    assert found.report.exit_code == 1


def test_other_xml_is_refused() -> None:
    for data in (b"<a/>", b"<document><LimeSurveyDocType>Group</LimeSurveyDocType></document>", lss()):
        assert read(data).report.exit_code == 2


def test_operators_bind_as_they_do_there() -> None:
    def find(name: str) -> Name | None:
        return (
            Name(Call("selected", (Answer("t"), Text(name))), tick=True)
            if name.startswith("t_")
            else Name(Answer(name))
        )

    for text, wanted in {
        "a + 2 * 3 == 7": "${a} + 2 * 3 = 7",
        "!(a eq 'x') or b ne 2 and c": "not(${a} = 'x') or ${b} != 2 and ${c}",
        "t_x == ''": "not(selected(${t}, 't_x'))",
        "count(t_x, t_y) >= 1": "if(selected(${t}, 't_x'), 1, 0) + if(selected(${t}, 't_y'), 1, 0) >= 1",
        "sum(a, b) % 2": "(number(${a}) + number(${b})) mod 2",
    }.items():
        tree = translated(text, find)
        assert tree is not None
        assert as_expression(tree) == wanted
