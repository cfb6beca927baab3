"""Offers come in from a file and leave as one: whole or not at all, and twice is once."""

import json
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from participation.audit.models import AuditRecord
from participation.directory.models import Offering, Organisation
from participation.files.xlsx_reading import read_xlsx
from participation.places.models import Area
from participation.processes.models import FieldOfAction
from participation.workbooks import write_xlsx
from tests.directory.conftest import make_offering

HEAD = "Organisation;Telefon;Angebot;In einem Satz;Thema;Für wen;Teilgebiet;Ohne Stufen;Geprüft am\n"
GOOD = (
    "Sportverein;+49 9141 11;Gymnastik;Im Sitzen.;Versorgung;"
    "ältere Menschen, Menschen mit Behinderung;Nord;ja;3.5.2026\n"
    "Sportverein;;Offene Halle;Ballspiele.;supply;;;;\n"
)
FILE, BRING = "/quartier/am-anger/angebote", "/werkstatt/angebote/datei/"


def _import(folder: Path, content: str | bytes, *options: str, kind: str = "csv") -> tuple[int, dict[str, Any]]:
    path = folder / f"offers.{kind}"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    out, code = StringIO(), 0
    try:
        call_command("import_offers", str(path), "--area", "am-anger", "--report", "json", *options, stdout=out)
    except SystemExit as stop:
        code = int(str(stop.code))
    return code, json.loads(out.getvalue())


def _state() -> list[dict[str, Any]]:
    columns = ("title", "about", "for_whom", "area__slug", "step_free", "confirmed_on", "place", "when", "cost")
    return list(Offering.objects.order_by("pk").values(*columns, "organisation__name", "organisation__phone"))


@pytest.mark.usefixtures("topic", "north")
def test_the_same_file_again_changes_nothing(tmp_path: Path, neighbourhood: Area) -> None:
    code, report = _import(tmp_path, HEAD + GOOD)
    assert (code, report["counts"]["taken"]) == (0, 2)
    first, second = Offering.objects.order_by("pk")
    assert (first.for_whom, first.area, first.step_free) == (
        ["older", "disability"],
        Area.objects.get(name="Nord"),
        "yes",
    )
    assert (first.organisation.phone, first.confirmed_on.isoformat()) == ("+49 9141 11", "2026-05-03")
    assert (second.organisation, second.step_free, second.confirmed_on) == (
        first.organisation,
        "unknown",
        timezone.localdate(),
    )
    before = _state()
    code, report = _import(tmp_path, HEAD + GOOD)
    assert (code, report["counts"]) == (0, {"taken": 0, "changed": 0, "unchanged": 2, "refused": 0})
    assert _state() == before
    assert AuditRecord.objects.filter(action="offerings.imported").count() == 1
    _code, report = _import(tmp_path, HEAD + GOOD.replace("Im Sitzen.", "Auf Stühlen."))
    assert report["counts"] == {"taken": 0, "changed": 1, "unchanged": 1, "refused": 0}
    assert Organisation.objects.count() == 1


@pytest.mark.usefixtures("topic", "north", "south")
@pytest.mark.parametrize(
    ("row", "word"),
    [
        ("Verein;;;Satz.;supply;;;;", "„Angebot“ ist leer"),
        ("Verein;;Titel;Satz.;Kultur;;;;", "Bekannt sind: Versorgung"),
        ("Verein;;Titel;Satz.;supply;Senioren;;;", "„Senioren“"),
        ("Verein;;Titel;Satz.;supply;;Atlantis;;", "Atlantis"),
        ("Verein;;Titel;Satz.;supply;;;vielleicht;", "ja, nein"),
        ("Verein;;Titel;Satz.;supply;;;;31.02.2026", "kein Tag"),
        ("Verein;;Titel;Satz.;supply;;;;2999-01-01", "Zukunft"),
        ("Verein;;=HYPERLINK(1);Satz.;supply;;;;", "Formel"),
        (f"Verein;;{'x' * 121};Satz.;supply;;;;", "120 Zeichen"),
        ("Verein;;Titel", "Zellen"),
        ("Sportverein;;Gymnastik;Noch einmal.;supply;;;;", "Zeile 2"),
        ("Sportverein;0000 99;Anderes;Satz.;supply;;;;", "+49 9141 11"),
    ],
)
def test_one_bad_row_keeps_the_whole_file_out(tmp_path: Path, neighbourhood: Area, row: str, word: str) -> None:
    code, report = _import(tmp_path, f"{HEAD}{GOOD}{row}\n")
    assert code == 2
    assert [one["row"] for one in report["refused"]] == [4]
    assert word in report["refused"][0]["reason"]
    assert not Organisation.objects.exists()
    assert not AuditRecord.objects.exists()


@pytest.mark.usefixtures("topic")
def test_a_file_without_our_columns_says_which_are_missing(tmp_path: Path, neighbourhood: Area) -> None:
    code, report = _import(tmp_path, "Name;Was\nVerein;Gymnastik\n")
    assert code == 2
    assert "Organisation, Angebot, In einem Satz, Thema" in report["refused"][0]["reason"]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["de", "en"])
def test_what_leaves_as_a_file_comes_in_again_unchanged(
    client: Client,
    tmp_path: Path,
    town: Area,
    parish: Organisation,
    topic: FieldOfAction,
    north: Area,
    kind: str,
    language: str,
) -> None:
    parish.phone = "+49 9141 77"
    parish.save()
    make_offering(parish, topic, title="=1+1", area=north, for_whom=["youth"], step_free="no", cost="2 Euro")
    make_offering(Organisation.objects.create(area=town, name="Bürgerbus"), topic, title="Fahrt")
    make_offering(parish, topic, title="Zu Ende", taken_off_on=timezone.localdate())
    answer = client.get(f"{FILE}.{kind}", headers={"accept-language": language})
    if kind == "csv":
        assert "'=1+1" in answer.content.decode("utf-8-sig")
        assert "'+49 9141 77" in answer.content.decode("utf-8-sig")
    else:
        assert len(read_xlsx(answer.content)[0].rows) == 3
    assert "Zu Ende" not in str(answer.content)
    Offering.objects.filter(title="=1+1").update(title="Eins und eins")  # a formula does not come in
    before = _state()
    content = client.get(f"{FILE}.{kind}", headers={"accept-language": language}).content
    code, report = _import(tmp_path, content, kind=kind)
    assert (code, report["counts"]["unchanged"], report["counts"]["changed"]) == (0, 2, 0)
    assert any("3" in note or "2" in note for note in report["notes"])  # the bus is kept up by the town
    assert _state() == before


@pytest.mark.usefixtures("topic", "north")
def test_what_was_taken_off_stays_off(tmp_path: Path, neighbourhood: Area) -> None:
    _import(tmp_path, HEAD + GOOD)
    Offering.objects.filter(title="Gymnastik").update(taken_off_on=timezone.localdate())
    _code, report = _import(tmp_path, HEAD + GOOD)
    assert Offering.objects.get(title="Gymnastik").taken_off_on is not None
    assert any("herausgenommen" in note for note in report["notes"])


@pytest.mark.usefixtures("topic", "north")
def test_staff_bring_a_workbook_and_read_what_does_not_fit(at_desk: Client, neighbourhood: Area) -> None:
    def send(text: str) -> Any:
        out = BytesIO()
        write_xlsx(out, [("Blatt", [line.split(";") for line in text.strip().split("\n")])])
        file = SimpleUploadedFile("Liste.xlsx", out.getvalue())
        return at_desk.post(BRING, {"area": neighbourhood.pk, "file": file}, headers={"accept-language": "de"})

    refused = send(HEAD + GOOD.replace("supply", "Kultur"))
    assert refused.status_code == 422
    assert "Zeile 3:" in refused.content.decode()
    assert "Versorgung" in refused.content.decode()
    assert not Offering.objects.exists()
    assert send(HEAD + GOOD)["Location"] == "/werkstatt/angebote/"
    assert Offering.objects.count() == 2
    record = AuditRecord.objects.get(action="offerings.imported")
    assert record.actor is not None
    assert (record.actor.name, record.details["source"]) == ("Jana", "Liste.xlsx")


def test_staff_cannot_bring_a_file_for_another_area(
    at_desk: Client, neighbourhood: Area, elsewhere: Area, topic: FieldOfAction
) -> None:
    file = SimpleUploadedFile("Liste.csv", (HEAD + GOOD).encode())
    assert at_desk.post(BRING, {"area": elsewhere.pk, "file": file}).status_code == 422
    assert not Organisation.objects.exists()
