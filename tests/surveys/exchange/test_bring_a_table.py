"""A group that KoboToolbox and ODK show as a table becomes one agreement table, and goes back as one."""

import pytest
from django.utils.translation import override

from surveys.definition import parse_definition, serialise
from surveys.exchange.report import Outcome, Report
from surveys.exchange.surveys_in import Read, read_survey
from surveys.exchange.xlsform.writing import write_xlsform
from tests.surveys.exchange.make import YES_NO, form, questions, read, sentences
from tests.surveys.exchange.test_take_a_survey_along import workbook

HEAD = "type | name | label | appearance | relevant | required | constraint | hint"
BEGIN, END = "begin group | mood | Wie ist es? | table-list", "end group"
AGREE = f"{YES_NO}od | 1 | nie\nod | 2 | oft\n"


def table(*rows: str, begin: str = BEGIN, after: str = "") -> Read:
    more = [after] if after else []
    return read(form("text | street | Straße", begin, *rows, END, *more, choices=AGREE, head=HEAD))


def test_rows_with_the_same_answers_are_one_table() -> None:
    found = table("select_one yn | calm | Ruhig?", "select_one yn | clean | Sauber?")
    assert found.report.verdict == Outcome.TAKEN, found.report.as_text()
    made = questions(found)
    assert list(made) == ["street", "mood"]
    assert made["mood"] == {
        "code": "mood",
        "kind": "matrix",
        "text": {"de": "Wie ist es?"},
        "items": [{"code": "calm", "text": {"de": "Ruhig?"}}, {"code": "clean", "text": {"de": "Sauber?"}}],
        "scales": [[{"code": "yes", "text": {"de": "Ja"}}, {"code": "no", "text": {"de": "Nein"}}]],
    }
    assert found.document is not None
    parse_definition(found.document)


def test_each_row_of_a_table_is_in_the_report_once() -> None:
    rows = [f"select_one yn | r{number} | **Zeile** {number} | minimal" for number in range(12)]
    found = table(*rows)
    survey = [entry.place.row for entry in found.report.entries if entry.place.sheet == "survey"]
    assert sorted(set(survey)) == list(range(3, 18))
    taken = [entry.place.row for entry in found.report.entries if entry.outcome == Outcome.TAKEN]
    assert [row for row in taken if 5 <= row <= 16] == [], "what was changed is not called taken as it is"
    assert taken.count(4) == taken.count(17) == 1


def test_condition_need_and_hint_of_all_rows_go_with_the_table() -> None:
    need = "select_one yn | {} | Zeile | | | ${{street}} != '' | | "
    found = table(
        need.format("a"),
        need.format("b"),
        begin="begin group | mood | Wie ist es? | field-list table-list | ${street} = 'x' | | | In Ihrer Straße",
    )
    made = questions(found)["mood"]
    assert made["show_if"] == {"expression": "${street} = 'x'"}
    assert made["required_if"] == {"expression": "${street} != ''"}
    assert made["hint"] == {"de": "In Ihrer Straße"}


def test_a_table_in_a_group_stands_on_its_page_under_its_condition() -> None:
    found = read(
        form(
            "text | street | Straße",
            "begin group | home | Zuhause | | ${street} != ''",
            "begin group | inner | Innen | | ${street} != 'y'",
            BEGIN,
            "select_one yn | a | A?",
            END,
            END,
            END,
            choices=YES_NO,
            head=HEAD,
        )
    )
    assert found.document is not None
    page = found.document["pages"][1]
    assert [question["kind"] for question in page["questions"]] == ["info", "matrix"]
    assert page["questions"][1]["show_if"] == {"expression": "${street} != 'y'"}


@pytest.mark.parametrize(
    ("rows", "after", "reason"),
    [
        (["select_one yn | a | A?", "text | b | B?"], "", "more than questions with one answer"),
        (["select_one yn | a | A?", "select_one od | b | B?"], "", "different answers"),
        (["select_one yn or_other | a | A?"], "", "asks for words"),
        (["select_one yn | a | A?", "select_one yn | b | B? | | ${a} = 'yes'"], "", "condition, a check"),
        (["select_one yn | a | A? | | | | . != 'no'"], "", "condition, a check"),
        (["select_one yn | a | A? | | | | | Tipp"], "", "condition, a check"),
        (["select_one yn | a | A? | | | yes", "select_one yn | b | B?"], "", "do not all need"),
        (["select_one yn | a | A?"], "text | c | C? | | ${A} = 'yes'", "looks at one of its rows"),
        (["begin group | x | X", "select_one yn | a | A?", "end group"], "", "more than questions with one answer"),
        ([], "", "more than questions with one answer"),
    ],
)
def test_what_a_table_cannot_carry_stays_questions_and_says_why(rows: list[str], after: str, reason: str) -> None:
    with override("en"):
        found = table(*rows, after=after)
    told = sentences(found.report, Outcome.CHANGED)
    assert any("questions of their own" in sentence and reason in sentence for sentence in told), told
    assert not any(question["kind"] == "matrix" for question in questions(found).values())


def test_a_broken_row_refuses_a_table_as_it_refuses_a_question() -> None:
    with override("en"):
        found = table("select_one yn | a | A?", "select_one yn | a | Noch einmal?")
        lost = table("select_one nolist | a | A?")
    assert any("stands in row" in sentence for sentence in sentences(found.report, Outcome.REFUSED))
    assert any("no list “nolist”" in sentence for sentence in sentences(lost.report, Outcome.REFUSED))


def test_a_table_of_others_is_stable_after_the_first_time() -> None:
    first = table("select_one yn | calm | Ruhig?", "select_one yn | clean | Sauber?").document
    assert first is not None
    sheets = write_xlsform(parse_definition(first), Report(), form_id="form")
    second = read_survey(workbook(sheets)).document
    assert second is not None
    assert serialise(parse_definition(second)) == serialise(parse_definition(first))
    assert write_xlsform(parse_definition(second), Report(), form_id="form").sheets == sheets.sheets
