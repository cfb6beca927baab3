"""A survey leaves as XLSForm or as our own file, and comes back as it was."""

from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from participation.accounts.models import Account
from participation.processes.models import Process
from participation.workbooks import write_xlsx
from surveys.definition import parse_definition, serialise
from surveys.exchange.report import Outcome, Report
from surveys.exchange.surveys_in import read_survey
from surveys.exchange.words import words
from surveys.exchange.xlsform.writing import Written, write_xlsform
from tests.surveys.exchange.make import form, questions, read, sentences
from tests.surveys.make import (
    AGREE,
    COLOURS,
    ITEMS,
    YES_NO,
    document,
    page,
    publish,
    publish_template,
    question,
    small_document,
)

KINDS = words(
    "text_short text_long text_or_drawing number slider date single scale yes_no multi pick ranking info calculate"
    " consent matrix"
)
WORDS = st.text(st.sampled_from("abc äöü ß ?!.,:;-\"'“’ 12"), min_size=1, max_size=20).map(str.strip).filter(bool)
TEXTS = st.fixed_dictionaries({"de": WORDS, "en": WORDS})
OPTIONAL = st.fixed_dictionaries({}, optional={"de": WORDS, "en": WORDS})
CODES = ["a", "b", "c_1", "D2", "e9", "frage"]


def written(data: dict[str, Any]) -> tuple[Written, Report]:
    report = Report()
    return write_xlsform(parse_definition(data), report, form_id="form"), report


def workbook(sheets: Written) -> bytes:
    out = BytesIO()
    write_xlsx(out, sheets.sheets)
    return out.getvalue()


@st.composite
def options(draw: st.DrawFn) -> list[dict[str, Any]]:
    codes = draw(st.lists(st.sampled_from(["1", "2", "yes", "no", "dk", "more"]), min_size=1, max_size=4, unique=True))
    made: list[dict[str, Any]] = [{"code": code, "text": draw(TEXTS)} for code in codes]
    for option in made:
        flag = draw(st.sampled_from(["", "", "", "missing", "exclusive", "other"]))
        if flag:
            option[flag] = True
    if draw(st.booleans()):
        made.append({"code": "other", "text": {"de": "Sonstiges", "en": "Other"}, "other": True})
    return made


def conditions(before: list[str]) -> list[str]:
    """About questions that were asked before."""
    forms = ("${%s} = 'yes'", "selected(${%s}, '1') or 1 > 3", "not(${%s} = '')")
    return ["1 = 2", *(one % code for code in before for one in forms)]


@st.composite
def one_question(draw: st.DrawFn, code: str, before: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from(KINDS))
    made: dict[str, Any] = {"code": code, "kind": kind, "text": draw(TEXTS)}
    if kind in ("single", "scale", "yes_no", "multi", "pick", "ranking"):
        made["options"] = YES_NO if kind == "yes_no" else draw(options())
        if kind not in ("scale", "yes_no") and draw(st.booleans()):
            made["random_order"] = True
    if kind == "slider":
        made |= {
            "min_value": 0.0,
            "max_value": draw(st.sampled_from([5.0, 10.0])),
            "step": draw(st.sampled_from([0.5, 1.0])),
        }
    if kind == "number" and draw(st.booleans()):
        made["step"] = 1
    if kind == "matrix":
        rows = draw(st.lists(st.sampled_from(["bus", "way", "1", "a_1"]), min_size=1, max_size=3, unique=True))
        made["items"] = [{"code": row, "text": draw(TEXTS)} for row in rows]
        made["scales"] = [[option for option in draw(options()) if not option.get("other")] or YES_NO]
    if kind == "calculate":
        made["calculation"] = {"expression": draw(st.sampled_from(["1 + 1", *(f"${{{one}}} * 2" for one in before)]))}
    elif kind != "info":
        _draw_more(draw, made, before)
    if draw(st.booleans()):
        made["show_if"] = {"expression": draw(st.sampled_from(conditions(before)))}
    if kind != "calculate" and (hint := draw(OPTIONAL)):
        made["hint"] = hint
    return made


def _draw_more(draw: st.DrawFn, made: dict[str, Any], before: list[str]) -> None:
    need = draw(st.sampled_from(["", "yes", "if"]))
    if need == "yes":
        made["required"] = True
    elif need == "if":
        made["required_if"] = {"expression": draw(st.sampled_from(conditions(before)))}
    if made["kind"] != "matrix" and draw(st.booleans()):
        made["constraint"] = {"expression": draw(st.sampled_from([". != 'x'", "string-length(.) < 9"]))}
        if text := draw(OPTIONAL):
            made["constraint_text"] = text
    if need and (text := draw(OPTIONAL)):
        made["required_text"] = text
    if made["kind"] in ("text_short", "text_long") and draw(st.booleans()):
        made["default"] = draw(st.sampled_from(["Anger", {"expression": "concat('a', 'b')"}]))


@st.composite
def surveys(draw: st.DrawFn) -> dict[str, Any]:
    pages: list[dict[str, Any]] = []
    before: list[str] = []
    taken: list[str] = []
    for number in range(draw(st.integers(1, 3))):
        asked = []
        for code in draw(st.lists(st.sampled_from(CODES), min_size=1, max_size=3, unique=True)):
            if code not in taken:
                asked.append(draw(one_question(code, before)))
                taken.append(code)
                if asked[-1]["kind"] != "matrix":  # a table has rows to ask about, no answer of its own
                    before.append(code)
        if asked:
            # A page on which nobody sees anything gives its calculations to a neighbour.
            asked.append({"code": f"more{number}", "kind": "text_short", "text": {"de": "Mehr?", "en": "More?"}})
            pages.append({"key": f"page-{number}", "title": draw(TEXTS), "questions": asked})
    return document(*pages, title={"de": "Umfrage"})


@settings(max_examples=60)
@given(surveys())
def test_there_and_back_is_the_same(data: dict[str, Any]) -> None:
    sheets, _report = written(data)
    found = read_survey(workbook(sheets))
    assert found.report.verdict == Outcome.TAKEN, found.report.as_text()
    assert found.document is not None
    back = serialise(parse_definition(found.document))
    assert back == serialise(parse_definition(data))
    assert written(back)[0].sheets == sheets.sheets


def test_limits_become_checks_and_stay_so() -> None:
    data = document(
        page(
            "one",
            question("A", "number", min_value=-2, max_value=120, constraint={"expression": ". != 7"}),
            question("B", "pick", options=COLOURS[:2], max_picks=1),
        )
    )
    first, _report = written(data)
    found = read_survey(workbook(first))
    made = questions(found)
    assert made["A"]["constraint"] == {"expression": ". >= -2 and . <= 120 and . != 7"}
    assert made["B"]["constraint"] == {"expression": "count-selected(.) <= 1"}
    assert found.document is not None
    assert written(found.document)[0].sheets == first.sheets


def test_what_a_form_cannot_hold_is_told() -> None:
    data = document(
        page(
            "one",
            question("A", "matrix", items=ITEMS, scales=[AGREE]),
            question("B", "matrix_pair", items=ITEMS, scales=[AGREE, AGREE]),
            question("M", "map_pin", pins=[{"code": "like", "text": {"de": "schön"}}]),
            question("K", "contact", store="contact", fields=["email"]),
            question("2x", "single", options=YES_NO),
            question("C", "single", options=COLOURS, show_if={"q": "2x", "op": "in", "value": "yes"}),
        )
    )
    sheets, report = written(data)
    assert len(sentences(report, Outcome.CHANGED)) == 5
    made = questions(read_survey(workbook(sheets)))
    assert list(made) == ["A", "B_1", "B_2", "M", "q_2x", "C"]
    assert made["C"]["show_if"]["expression"] == "selected(${q_2x}, 'yes')"


def test_consent_speaks_the_words_of_the_other_program() -> None:
    data = document(
        page("one", question("A", "consent"), question("B", "text_short", show_if={"expression": "${A} = 'yes'"}))
    )
    sheets, _report = written(data)
    survey = dict(sheets.sheets)["survey"]
    assert any("${A} = 'OK'" in row for row in survey)
    assert questions(read_survey(workbook(sheets)))["B"]["show_if"] == {"expression": "${A} = 'yes'"}


def test_a_form_of_others_is_stable_after_the_first_time() -> None:
    text = form(
        "begin group | g | Erstes | | ",
        "select_one yn or_other | a | A? | | ",
        "text | b | B? | ${a} = 'yes' | yes",
        "end group | | | | ",
        choices="list_name | name | label | town\nyn | yes | Ja | x\nyn | no | Nein | y",
        head="type | name | label | relevant | required",
    )
    document_1 = read(text).document
    assert document_1 is not None
    first, _report = written(document_1)
    document_2 = read_survey(workbook(first)).document
    assert document_2 is not None
    assert written(document_2)[0].sheets == first.sheets
    assert document_2["pages"] == document_1["pages"]


@pytest.mark.django_db
def test_our_own_file_comes_back_whole(tmp_path: Path, process: Process) -> None:
    survey = publish(process, small_document())
    survey.draft = small_document()
    survey.save()
    call_command("export_survey", survey.slug, format="json", output=tmp_path, stdout=StringIO())
    data = (tmp_path / "umfrage-form.json").read_bytes()
    found = read_survey(data)
    assert found.report.verdict == Outcome.TAKEN
    assert found.document == serialise(parse_definition(small_document()))
    damaged = data.replace(b'"single"', b'"nothing", "scales": 3')
    assert read_survey(damaged).report.exit_code == 2
    assert read_survey(b'{"a": 1}').report.exit_code == 2
    assert read_survey(b"{" * 100_000).report.exit_code == 2


@pytest.mark.django_db
def test_shipped_surveys_leave_and_come_back(tmp_path: Path, process: Process) -> None:
    survey = publish_template(process, "needs_long")
    assert survey.current is not None
    survey.draft = survey.current.definition
    survey.save()
    tables = {one.code for one in parse_definition(survey.draft).questions() if one.kind == "matrix"}
    assert len(tables) > 1
    for key, name in (("xlsform", "form.xlsx"), ("md", "form.md")):
        call_command("export_survey", survey.slug, format=key, output=tmp_path, stdout=StringIO(), stderr=StringIO())
        found = read_survey((tmp_path / f"{survey.slug}-{name}").read_bytes())
        assert not found.report.refused, found.report.as_text()
        made = questions(found)
        assert len(made) >= 40
        assert tables <= {code for code, one in made.items() if one["kind"] == "matrix"}


@pytest.mark.django_db
def test_staff_save_the_questions(client: Client, staff: Account, process: Process) -> None:
    survey = publish(process, small_document())
    survey.draft = small_document()
    survey.save()
    client.force_login(staff)
    response = client.post(reverse("surveys:desk_take", args=[survey.slug]), {"format": "xlsform"})
    found = read_survey(bytes(response.getvalue()))
    assert list(questions(found)) == ["A", "B", "C", "D", "E", "F"]
