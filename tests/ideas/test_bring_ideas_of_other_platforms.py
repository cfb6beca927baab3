"""Exports of adhocracy+, Decidim and CONSUL, made here after the columns that their programs write."""

import json
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from ideas.models import Idea
from participation.processes.models import FieldOfAction, Process
from participation.workbooks import write_xlsx

pytestmark = pytest.mark.django_db

ADHOCRACY = (
    (
        "Reference No.|Link|Titel|Beschreibung|Kategorie|Merkmale|Ersteller|Erstellt|Positive Bewertungen|"
        "Negative Bewertungen|Ort (Längengrad)|Ort (Breitengrad)|Ortsbezeichnung"
    ),
    (
        "2024-00017|https://adhocracy.example/i/17|Mehr Bänke|Am Fluss fehlen Bänke.|Mobilität||Rosa|"
        "2024-03-05T10:20:30+01:00|12|3|10.5|49.5|Ufer"
    ),
    "2024-00018|https://adhocracy.example/i/18|Café im Hof||||Ali|2024-03-06T09:00:00+01:00|4|0",
)


def run(path: Path, *options: str) -> tuple[int, dict[str, Any]]:
    out = StringIO()
    try:
        call_command("import_ideas", str(path), "--process", "anger-2026", "--report", "json", *options, stdout=out)
    except SystemExit as end:
        return int(str(end.code)), json.loads(out.getvalue())
    return 0, json.loads(out.getvalue())


def workbook(path: Path, rows: Sequence[str]) -> Path:
    with path.open("wb") as out:
        write_xlsx(out, [("Ideen", [row.split("|") for row in rows])])
    return path


@pytest.fixture(autouse=True)
def _somewhere(process: Process, field_of_action: FieldOfAction) -> None:
    """A process with one field of action, "Mobilität"."""


def test_a_workbook_of_adhocracy_plus(tmp_path: Path, field_of_action: FieldOfAction) -> None:
    code, report = run(workbook(tmp_path / "ideen.xlsx", ADHOCRACY))
    assert (code, report["counts"]["taken"]) == (0, 2), report
    idea = Idea.objects.get(external_id="adhocracy+:2024-00017")
    assert (idea.title, idea.text, idea.lat, idea.lon) == ("Mehr Bänke", "Am Fluss fehlen Bänke.", 49.5, 10.5)
    assert (idea.source_url, idea.field_of_action) == ("https://adhocracy.example/i/17", field_of_action)
    assert idea.created_at.isoformat() == "2024-03-05T09:20:30+00:00"
    assert any("adhocracy+" in note for note in report["notes"])
    assert any("ersteller" in note for note in report["notes"]), "what is left out is told"


DECIDIM = (
    "id;category/id;category/name/de;category/name/en;participatory_space/id;participatory_space/url;component/id;"
    "title/en;title/de;body/en;body/de;address;latitude;longitude;state;reference;supports;published_at;url;is_amend\n"
    "31;2;Mobilität;Mobility;1;https://decidim.example/p;4;;Radweg am Bach;;<p>Der Weg ist schmal.</p><ul><li>breiter"
    "</li></ul>;;49.5;10.5;accepted;de-PROP-2023-05-31;44;2023-05-02 10:32:07 UTC;https://decidim.example/31;false\n"
    '32;;;;1;https://decidim.example/p;4;A shelter;;"Rain &amp; wind";;;;;;;3;2023-05-03 08:00:00 +0200;;false\n'
    "33;;;;1;https://decidim.example/p;4;;Zurückgezogen;;Weg damit;;;;withdrawn;;0;2023-05-04 08:00:00 UTC;;false\n"
    "34;;;;1;https://decidim.example/p;4;;Änderung;;Anders;;;;;;0;2023-05-04 08:00:00 UTC;;true\n"
)


def test_a_table_of_decidim(tmp_path: Path, field_of_action: FieldOfAction) -> None:
    path = tmp_path / "proposals.csv"
    path.write_text(DECIDIM)
    code, report = run(path)
    assert (code, report["counts"]["taken"]) == (0, 2), report
    idea = Idea.objects.get(external_id="Decidim:de-PROP-2023-05-31")
    assert (idea.title, idea.text) == ("Radweg am Bach", "Der Weg ist schmal.\nbreiter")
    assert (idea.field_of_action, idea.source_url) == (field_of_action, "https://decidim.example/31")
    assert idea.created_at.isoformat() == "2023-05-02T10:32:07+00:00"
    other = Idea.objects.get(external_id="Decidim:32")
    assert (other.title, other.text) == ("A shelter", "Rain & wind"), "another language where there is no German"
    assert not Idea.objects.filter(title__in=["Zurückgezogen", "Änderung"]).exists()
    assert any(note.startswith("2 ") for note in report["notes"]), "those that are withdrawn are counted"


def test_the_same_as_json(tmp_path: Path) -> None:
    path = tmp_path / "proposals.json"
    proposal = {
        "id": 31,
        "category": {"id": None, "name": {"de": ""}},
        "participatory_space": {"id": 1},
        "title": {"de": "Radweg", "en": "Path"},
        "body": {"de": "<p>Schmal</p>"},
        "meeting_urls": ["https://a.example", "https://b.example"],
        "published_at": "2023-05-02T10:32:07.000Z",
        "is_amend": False,
    }
    path.write_text(json.dumps([proposal]))
    code, report = run(path)
    assert (code, report["counts"]["taken"]) == (0, 1), report
    assert Idea.objects.get(external_id="Decidim:31").title == "Radweg"


def test_a_table_of_consul(tmp_path: Path) -> None:
    path = tmp_path / "proposals.csv"
    path.write_text(
        "id,title,description,external_url,cached_votes_up,comments_count,created_at,summary,geozone_id,retired_at\n"
        '7,Spielplatz,"<p>Für <strong>alle</strong></p>",,12,0,2019-02-19 10:00:00 +0100,Kurz,,\n'
        "8,Nur kurz,,,1,0,2019-02-20 10:00:00 +0100,Die Kurzfassung,,\n"
        "9,Erledigt,Schon gebaut,,1,0,2019-02-20 10:00:00 +0100,,,2019-03-01 10:00:00 +0100\n"
    )
    code, report = run(path)
    assert (code, report["counts"]["taken"]) == (0, 2), report
    assert Idea.objects.get(external_id="CONSUL:7").text == "Für alle"
    assert Idea.objects.get(external_id="CONSUL:8").text == "Die Kurzfassung"


def test_keys_of_two_platforms_do_not_meet_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    book, table = workbook(tmp_path / "ideen.xlsx", ADHOCRACY), tmp_path / "proposals.csv"
    table.write_text("id,title,description,cached_votes_up\n2024-00017,Anderes,Text,1\n")
    run(book)
    run(table)
    assert Idea.objects.count() == 3
    _code, report = run(book)
    assert report["counts"]["unchanged"] == 2


def test_scripts_of_a_platform_do_not_come_along(tmp_path: Path) -> None:
    path = tmp_path / "proposals.csv"
    path.write_text('id,title,description,cached_votes_up\n1,Bank,"<script>alert(1)</script><p>Holz</p>",1\n')
    run(path)
    assert Idea.objects.get().text == "Holz"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.json", b'{"a": 1', "JSON"),
        ("b.json", b'{"a": [1, 2]}', "Liste"),
        ("c.json", b"[]", "Zeilen"),
        ("d.xlsx", b"PK\x03\x04 no workbook", ""),
        ("e.csv", b"id,name\n1,Bank\n", "external_id"),
        ("f.json", b"[" * 100_000, "JSON"),
    ],
)
def test_what_is_no_table_of_ideas_gets_a_sentence(tmp_path: Path, name: str, content: bytes, why: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    code, report = run(path)
    assert code == 2
    assert why in report["refused"][0]["reason"]
    assert not Idea.objects.exists()
