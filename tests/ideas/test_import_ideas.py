import csv
import json
import os
from datetime import timedelta
from io import StringIO
from pathlib import Path
from time import thread_time
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from ideas.models import Idea
from ideas.selectors.similar import Draft, keep_words, similar_ideas
from participation.audit.models import AuditRecord
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Process

pytestmark = pytest.mark.django_db
HEAD = "external_id,title,text,url,lat,lon,category,created\n"
DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
BONN = DATA / "ideas_bonn" / "ideas.csv"


def run(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    """Exit code and report."""
    out = StringIO()
    try:
        call_command("import_ideas", str(path), "--process", "anger-2026", "--report", "json", *options, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


@pytest.fixture
def file(tmp_path: Path, process: Process) -> Path:
    return tmp_path / "ideas.csv"


@pytest.mark.both
def test_rows_become_published_ideas(file: Path, north: Area, field_of_action: FieldOfAction) -> None:
    ring = [[10, 49], [11, 49], [11, 50], [10, 50], [10, 49]]
    Area.objects.filter(pk=north.pk).update(outline={"type": "Polygon", "coordinates": [ring]})
    file.write_text(
        HEAD + "B1,Mehr Bäume,Am Weg.,https://example.org/1,49.5,10.5,Mobilität,2017-09-18\n"
        'B2,Bank,"+ Der Abstand ist gut\n- grüne Welle nur für Autos",,,,,18.09.2017\n'
    )
    code, report = run(file)
    assert (code, report["counts"]["taken"], report["applied"]) == (0, 2, True)
    idea = Idea.objects.get(external_id="B1")
    assert (idea.title, idea.source_url, idea.lat, idea.area, idea.field_of_action) == (
        "Mehr Bäume",
        "https://example.org/1",
        49.5,
        north,
        field_of_action,
    )
    assert (idea.visibility, idea.channel) == ("published", "online")
    assert timezone.localtime(idea.created_at).date().isoformat() == "2017-09-18"
    assert "\n" in Idea.objects.get(external_id="B2").text
    assert AuditRecord.objects.get(action="ideas.imported").details["taken"] == 2


@pytest.mark.both
def test_a_second_run_changes_nothing_and_a_changed_row_is_told(file: Path) -> None:
    file.write_text(HEAD + "B1,Bäume,Am Weg.,,,,,\nB2,Bank,Am Markt.,,,,,\n")
    run(file)
    before = list(Idea.objects.order_by("pk").values())
    _code, report = run(file)
    assert report["counts"] == {"taken": 0, "changed": 0, "unchanged": 2, "refused": 0}
    assert list(Idea.objects.order_by("pk").values()) == before
    file.write_text(HEAD + "B1,Bäume,Am Ufer.,,,,,\nB2,Bank,Am Markt.,,,,,\n")
    _code, report = run(file)
    assert (report["counts"]["changed"], report["counts"]["unchanged"]) == (1, 1)
    assert report["changed"][0]["row"] == 2
    idea = Idea.objects.get(external_id="B1")
    assert idea.text == "Am Ufer."
    assert "ufer" in idea.search_text


def test_a_trial_changes_nothing(file: Path) -> None:
    file.write_text(HEAD + "B1,Bäume,Am Weg.,,,,,\n")
    code, report = run(file, "--dry-run")
    assert (code, report["counts"]["taken"], report["applied"]) == (0, 1, False)
    assert not Idea.objects.exists()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Titel,Text,,,,,", "external_id"),
        ("B2,,Text,,,,,", "Titel"),
        ("B2,=1+1,Text,,,,,", "Formel"),
        ('B2,Titel,"=HYPERLINK(""http://x"")",,,,,', "Formel"),
        ("B2,Titel,<script>alert(1)</script>,,,,,", "Auszeichnung"),
        ("B2,Titel,Text <b>fett</b>,,,,,", "Auszeichnung"),
        ("B2,Titel,Text,,91,10,,", "Ort"),
        ("B2,Titel,Text,,49,,,", "Zahlen"),
        ("B2,Titel,Text,,nan,nan,,", "Ort"),
        ("B2,Titel,Text,,,,,gestern", "Datum"),
        ("B2,Titel,Text,,,,,2017-13-40", "Datum"),
        ("B1,Titel,Text,,,,,", "Zeile 2"),
        ("B2,Titel", "8"),
        ("B2,Titel," + "x" * 5001 + ",,,,,", "5.000"),
    ],
)
def test_one_bad_row_keeps_the_whole_file_out(file: Path, row: str, reason: str) -> None:
    file.write_text(HEAD + f"B1,Gut,Text,,,,,\n{row}\n")
    code, report = run(file)
    assert code == 2
    assert report["refused"][0]["row"] == 3
    assert reason in report["refused"][0]["reason"]
    assert not Idea.objects.exists()


def test_all_bad_rows_are_told_at_once(file: Path) -> None:
    file.write_text(HEAD + "B1,,x,,,,,\nB2,Gut,x,,,,,\nB3,=A1,x,,,,,\n")
    code, report = run(file)
    assert code == 2
    assert [row["row"] for row in report["refused"]] == [2, 4]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"external_id,title\n1,2\n",
        HEAD.encode(),
        "external_id,title,text\n1,Bäume,x\n".encode("cp1252"),
        b"PK\x03\x04",
    ],
    ids=["empty", "column missing", "no rows", "wrong encoding", "spreadsheet"],
)
def test_an_unreadable_file_gives_a_reason(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    code, report = run(file)
    assert code == 2
    assert report["refused"][0]["reason"]
    assert not Idea.objects.exists()


def test_a_missing_file_and_an_unknown_process_give_a_reason(tmp_path: Path, file: Path) -> None:
    assert run(tmp_path / "nowhere.csv")[0] == 2
    file.write_text(HEAD + "B1,Gut,Text,,,,,\n")
    code, report = run(file, "--process", "gibt-es-nicht")
    assert (code, Idea.objects.count()) == (2, 0)
    assert "gibt-es-nicht" in report["refused"][0]["reason"]


def test_a_named_encoding_is_used(file: Path) -> None:
    file.write_bytes("external_id;title;text\n1;Bäume;Für alle\n".encode("cp1252"))
    assert run(file, "--encoding", "cp1252")[0] == 0
    assert Idea.objects.get().title == "Bäume"


def test_a_long_title_loses_nothing(file: Path) -> None:
    title = "Ein sehr langer Titel " * 9
    file.write_text(HEAD + f"B1,{title},Der Text.,,,,,\n")
    code, report = run(file)
    idea = Idea.objects.get()
    assert code == 0
    assert len(idea.title) <= 120
    assert idea.title.endswith(" …")
    assert idea.text == f"{title.strip()}\n\nDer Text."
    assert "120" in report["notes"][0]
    assert run(file)[1]["counts"]["unchanged"] == 1


def test_an_unknown_category_is_told_and_left_out(file: Path, field_of_action: FieldOfAction) -> None:
    file.write_text(HEAD + "B1,Bus,Text,,,,MOBILITY,\nB2,Mond,Text,,,,Raumfahrt,\n")
    _code, report = run(file)
    assert Idea.objects.get(external_id="B1").field_of_action == field_of_action
    assert Idea.objects.get(external_id="B2").field_of_action is None
    assert "Raumfahrt" in report["notes"][0]


@pytest.mark.parametrize("cell", ["title", "javascript:alert(1)", "https://example.org/" + "x" * 500])
def test_what_is_no_web_address_is_told_and_left_out(file: Path, cell: str) -> None:
    file.write_text(HEAD + f"B1,Bus,Text,{cell},,,,\n")
    code, report = run(file)
    assert (code, Idea.objects.get().source_url) == (0, "")
    assert cell[:10] in report["notes"][0]


def test_what_was_withdrawn_stays_withdrawn(file: Path) -> None:
    file.write_text(HEAD + "B1,Bus,Text,,,,,\n")
    run(file)
    Idea.objects.update(visibility=Idea.Visibility.WITHDRAWN)
    run(file)
    assert Idea.objects.get().visibility == Idea.Visibility.WITHDRAWN


@pytest.mark.realdata
@pytest.mark.skipif(not BONN.exists(), reason="the folder with real data is not here")
def test_the_ideas_of_a_whole_town_come_in_twice_as_once(process: Process, capsys: pytest.CaptureFixture[str]) -> None:
    begun = timezone.now()
    code, report = run(BONN)
    assert report["refused"] == []
    assert (code, report["counts"]["taken"], Idea.objects.count()) == (0, 2163, 2163)
    assert timezone.now() - begun < timedelta(seconds=30)
    assert run(BONN)[1]["counts"]["unchanged"] == 2163
    with BONN.open(encoding="utf-8") as source:
        texts = {row["external_id"]: row for row in csv.DictReader(source)}
    for idea in Idea.objects.all():
        row = texts[idea.external_id]
        assert row["text"].strip() in idea.text
        assert " ".join(row["title"].split()) in (idea.title, idea.text.split("\n")[0])
    keep_words()
    with capsys.disabled():
        print(f"\nBonn: similar ideas at most {_typed(process):.0f} ms of processor time, the first of ten included")


def _typed(process: Process) -> float:
    """Each as the only one that a person of a started server types; by processor time, for the machine is not ours."""
    took = []
    for idea in Idea.objects.order_by("pk")[:10]:
        begun = thread_time()
        assert similar_ideas(process, Draft(idea.title, idea.text))
        took.append(1000 * (thread_time() - begun))
    assert max(took) < 150
    return max(took)
