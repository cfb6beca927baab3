"""The operator imports a survey with a command: exit code, report, a draft on the desk or nothing."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from participation.audit.models import AuditRecord
from participation.processes.models import Process
from surveys.models import Survey
from surveys.selectors.checklist import items_of
from tests.surveys.exchange.make import YES_NO, form

pytestmark = pytest.mark.django_db

GOOD = form("text | a | Wie heißt die Straße?", "select_one yn | b | Garten?", choices=YES_NO)
CHANGED = form("start | s | ", "text | a | Wie heißt die Straße?")
BAD = form("text | a | A", "begin repeat | r | R", "text | b | B", "end repeat | | ")


def run(path: Path, text: str, **options: Any) -> tuple[int, str]:
    path = path / "form.md"
    path.write_text(text, encoding="utf-8")
    out = StringIO()
    try:
        call_command("import_survey", str(path), stdout=out, stderr=StringIO(), **options)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue()
    return 0, out.getvalue()


@pytest.mark.parametrize(("text", "code", "stored"), [(GOOD, 0, 1), (CHANGED, 1, 1), (BAD, 2, 0)])
def test_the_exit_code_says_what_happened(tmp_path: Path, process: Process, text: str, code: int, stored: int) -> None:
    assert run(tmp_path, text, process=process.slug)[0] == code
    assert Survey.objects.count() == stored
    assert AuditRecord.objects.filter(action="survey.imported").count() == stored


def test_the_draft_stands_on_the_desk(tmp_path: Path, process: Process) -> None:
    run(tmp_path, GOOD, process=process.slug)
    survey = Survey.objects.get()
    assert survey.responsible == process.responsible
    assert survey.languages == ["de"]
    assert [question["code"] for page in survey.draft["pages"] for question in page["questions"]] == ["a", "b"]
    assert items_of(survey)


def test_the_report_as_json(tmp_path: Path, process: Process) -> None:
    _code, out = run(tmp_path, BAD, process=process.slug, report="json", report_language="en")
    report = json.loads(out)
    assert (report["verdict"], report["survey"]) == ("refused", None)
    assert report["rows"][1] == {
        "sheet": "survey",
        "row": 4,
        "column": "type",
        "name": "r",
        "outcome": "refused",
        "sentence": "Parts that are asked several times (“repeat”) are not possible. Ask for each one apart.",
    }
    german = json.loads(run(tmp_path, BAD, report="json", report_language="de")[1])
    assert german["rows"][1]["sentence"].startswith("Teile, die mehrmals gefragt werden")


def test_without_a_process_it_only_looks(tmp_path: Path, process: Process) -> None:
    assert run(tmp_path, GOOD)[0] == 0
    assert run(tmp_path, GOOD, process=process.slug, dry_run=True)[0] == 0
    assert not Survey.objects.exists()


def test_an_unknown_process_refuses(tmp_path: Path, process: Process) -> None:
    assert run(tmp_path, GOOD, process="nirgends")[0] == 2
    assert not Survey.objects.exists()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    out = StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_survey", str(tmp_path / "nothing.xlsx"), stdout=out)
    assert end.value.code == 2
    assert "nothing.xlsx" in out.getvalue()
