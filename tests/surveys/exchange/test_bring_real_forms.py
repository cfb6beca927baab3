"""Real forms of others get the verdict that fits them, and no row of them is passed over in silence."""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override

from participation.files.tables import Sheet
from participation.files.xlsx_reading import read_xlsx
from surveys.definition import parse_definition
from surveys.exchange.files.sniffing import FileKind, kind_of_file
from surveys.exchange.files.text_tables import read_markdown
from surveys.exchange.files.xls_reading import read_xls
from surveys.exchange.report import Outcome
from surveys.exchange.surveys_in import read_survey
from tests.surveys.exchange.make import sentences

pytestmark = pytest.mark.realdata

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data")) / "xlsform"
REPEAT, TWICE, FILE_LIST = "several times", "stands in row", "another file"

# What refuses these forms, whatever kinds of questions we learn to ask.
REFUSED = {
    "gauteng-wellbeing-mapper-app__Initial_Survey_XLSForm.xlsx": TWICE,
    "onadata__choice_filter.xlsx": "could not be told apart",
    "onadata__nested_repeats.xlsx": REPEAT,
    "pyxform__UCL_Biomass_Plot_Form.xlsx": REPEAT,
    "pyxform__calculate_without_calculation.xls": REPEAT,
    "pyxform__case_insensitivity.xlsx": FILE_LIST,
    "pyxform__duplicate_columns.xlsx": "Two columns mean the same",
    "pyxform__or_other.xlsx": "no column",
    "pyxform__tutorial.xls": REPEAT,
    "pyxform__unknown_question_type.xls": "no type of question",
    "web-forms__socio-economic-survey-v20240515.xlsx": REPEAT,
}
TAKEN = (
    "docs__sample_xlsform.xlsx",
    "onadata__multi_lingual_form.xlsx",
    "pyxform__specify_other.xlsx",
    "xlsform.github.io__cascading_select.xlsx",
)
CHANGED = (
    "XlsFormUtil__KoBoXLSFormExamples.xlsx",
    "docs__date_time.xlsx",
    "xlsform2lstsv__testA.xlsx",
)
NOT_YET = "cannot be asked here yet"

# pyxform refuses these micro-forms for reasons of XForms; people can answer them all the same.
ANSWERABLE = {
    "test_tick_labelset_no_ticks_too_many_choices__error": "marks beside a scale are not taken over",
    "test_names__question_named_meta__in_group__error": "“meta” is a word of XForms only",
    "test_names__group_named_meta__in_group__error": "“meta” is a word of XForms only",
    "test_names__question_same_as_group_in_same_context_in_group__error": "groups have no names here",
    "test_media_from_reference__name_not_found__translated__error": "sound is left out anyway",
    "test_string_geopoint_warning_accuracy_errors": "accuracy is left out anyway",
    "test_foo_allow_mock_accuracy_value_fails": "accuracy is left out anyway",
    "test_error__calculation_exists": "positions are left out anyway",
    "test_string_max_pixels": "photos are made smaller anyway",
}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    if not DATA.is_dir():
        pytest.skip(f"{DATA} is not here")
    with override("en"):
        yield


def files() -> list[str]:
    return sorted(path.name for path in DATA.glob("*.xls*")) if DATA.is_dir() else ["nothing"]


def micro_forms() -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((DATA / "pyxform_microforms.json").read_text(encoding="utf-8"))
    return found


def sheets_of(data: bytes) -> list[Sheet]:
    return read_xlsx(data) if kind_of_file(data) == FileKind.XLSX else read_xls(data)


@pytest.mark.parametrize("name", files())
def test_a_workbook_gets_the_verdict_that_fits(name: str) -> None:
    found = read_survey((DATA / name).read_bytes(), source=name)
    refusals = sentences(found.report, Outcome.REFUSED)
    if name in REFUSED:
        assert any(REFUSED[name] in sentence for sentence in refusals), refusals
    elif name in TAKEN:
        assert found.report.verdict == Outcome.TAKEN, found.report.as_text()
    elif name in CHANGED:
        assert found.report.verdict == Outcome.CHANGED, found.report.as_text()
    else:
        assert all(NOT_YET in sentence or "nobody can answer" in sentence for sentence in refusals), refusals
    if found.document is not None:
        parse_definition(found.document)


@pytest.mark.parametrize("name", files())
def test_no_row_is_passed_over_in_silence(name: str) -> None:
    data = (DATA / name).read_bytes()
    found = read_survey(data, source=name)
    survey = next(sheet for sheet in sheets_of(data) if sheet.name.lower() == "survey")
    types = [cell.strip().lower() for cell in survey.rows[0].cells]
    column = types.index("type")
    told = {entry.place.row for entry in found.report.entries if entry.place.sheet == survey.name}
    rows = [row.number for row in survey.rows[1:] if len(row.cells) > column and row.cells[column].strip()]
    assert [number for number in rows if number not in told] == []


def test_micro_forms_that_pyxform_refuses_are_refused_or_explained() -> None:
    taken = {
        form["test"]
        for form in micro_forms()
        if form.get("errored") and not read_survey(form["md"].encode()).report.refused
    }
    assert taken == set(ANSWERABLE)


def test_each_refusal_of_a_micro_form_names_what_we_cannot_ask() -> None:
    """No form that pyxform takes is refused as broken: only for what a flat survey of people does not have."""
    reasons = (
        REPEAT,
        "from other files",
        FILE_LIST,
        NOT_YET,
        "asks nothing",
        "several forms share",
        "Sound and film",
        "OpenStreetMap",
        "could not be told apart",
        "time of day",
        "last-saved",
        "pulldata",
        "Lines and areas",
        "Files of any kind",
        "stands here without quotes",
        "comes from an earlier answer",
        "come from an earlier answer",
        "mean the same",
        "nobody can answer",
        "not say what",
        "path through a nested form",
        "no function",
        "no meaning here",
        "variable of XPath",
        "not a function that surveys know",
        "not asked before",
        "nodes of a nested form",
    )
    strange = {
        (form["test"], sentence)
        for form in micro_forms()
        if not form.get("errored")
        for sentence in sentences(read_survey(form["md"].encode()).report, Outcome.REFUSED)
        if not any(reason in sentence for reason in reasons)
    }
    assert strange == set()


def test_micro_forms_that_are_taken_are_surveys() -> None:
    documents = [read_survey(form["md"].encode()).document for form in micro_forms()]
    made = [parse_definition(document) for document in documents if document is not None]
    assert len(made) > 60


def test_markdown_and_workbook_say_the_same() -> None:
    """The table of a micro-form has the sheets that its text names."""
    for form in micro_forms():
        names = [line.split("|")[1].strip() for line in form["md"].splitlines() if line.strip().startswith("|")]
        assert [sheet.name for sheet in read_markdown(form["md"])] == [name for name in names if name]
