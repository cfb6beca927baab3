"""Staff take the answers of a survey along: every stored answer is in the file, and nobody can be found by it."""

import csv
import zipfile
from collections import Counter
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.processes.models import Process
from surveys.models import Response, Survey, SurveyVersion
from surveys.selectors.exported import dataset_of, unknown_answers
from surveys.selectors.results import counted_cells
from surveys.services.exporting import FORMATS, write_export
from tests.surveys.make import AGREE, COLOURS, ITEMS, YES_NO, count_everything, document, page, publish, question
from tests.surveys.sav_reading import read_sav

pytestmark = pytest.mark.django_db


def everything() -> dict[str, Any]:
    yes = {"expression": "${A} = 'yes'"}
    return document(
        page(
            "one",
            question("A", "single", options=YES_NO, required=True),
            question("B", "multi", options=COLOURS, show_if=yes),
            question("I", "info"),
        ),
        page("two", question("C", "matrix", items=ITEMS, scales=[AGREE]), question("D", "text_long"), show_if=yes),
        page(
            "three",
            question("E", "number", min_value=0, max_value=120),
            question("N", "number"),
            question("P", "matrix_pair", items=ITEMS, scales=[AGREE, AGREE]),
            question("M", "map_pin", pins=[{"code": "like", "text": {"de": "schön"}}]),
            question("R", "ranking", options=COLOURS[:2]),
            question("S", "slider", min_value=0, max_value=10),
            question("T", "date"),
            question("U", "calculate", calculation={"expression": "number(${E}) * 2"}),
            question("V", "calculate", calculation={"expression": "if(${E} > 5, 'old', 'young')"}),
            question("K", "contact", store="contact", fields=["email"]),
        ),
    )


def some_answers(chance: Random) -> dict[str, Any]:
    """Now and then each question is left out."""
    points = ["1", "2", "3", "dk"]
    colours = chance.sample(["red", "blue", "other"], chance.randrange(1, 4))
    made: dict[str, Any] = {
        "A": "yes",
        "B": colours,
        "C": {item: chance.choice(points) for item in ("bus", "way") if chance.random() < 0.7},
        "D": chance.choice(["=1+1", "Mehr Bänke; bitte", 'Zeile\n"zwei"']),
        "E": chance.choice([0, 17, 3.5]),
        "N": chance.choice([-7, 12]),
        "P": {"bus": [chance.choice(points), ""], "way": ["", ""]},
        "M": {"like": ["Bank hinter der Kirche", "Brücke"]},
    }
    if "other" in colours and chance.random() < 0.5:
        made["B.other"] = "violett"
    made |= {
        "R": chance.sample(["red", "blue"], 2),
        "S": chance.randrange(11),
        "T": chance.choice(["1957-03-08", "2001-12-24"]),
        "U": chance.choice([0, 34, 7.5]),
        "V": chance.choice(["old", "young", "somebody's words"]),
    }
    if chance.random() < 0.3:
        made = {"A": "no", "E": 0}
    return {key: value for key, value in made.items() if key == "A" or chance.random() < 0.8}


def answer(survey: Survey, number: int, *, seed: int = 1, **fields: Any) -> list[Response]:
    chance = Random(seed)
    rows = [
        Response(
            survey=survey,
            version=survey.current,
            answers=some_answers(chance),
            submitted_on="2026-11-02",
            **{"language": "de", "channel": "online", "waiting": True, **fields},
        )
        for _ in range(number)
    ]
    Response.objects.bulk_create(rows)
    count_everything()
    return rows


def store(survey: Survey, answers: dict[str, Any], **fields: Any) -> None:
    assert survey.current is not None
    Response.objects.create(
        survey=survey, version=survey.current, answers=answers, language="de", submitted_on=date(2026, 11, 2), **fields
    )


@pytest.fixture
def survey(process: Process) -> Survey:
    return publish(process, everything())


def exported(survey: Survey, key: str, language: str = "de") -> bytes:
    out = BytesIO()
    write_export(out, dataset_of(survey, language), key)
    return out.getvalue()


def table(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline=""), delimiter=";"))


def frequencies(rows: list[dict[str, str]]) -> dict[str, Counter[str]]:
    return {name: Counter(row[name] for row in rows) for name in rows[0]}


@pytest.mark.parametrize("seed", range(5))
def test_stored_answers_are_exported_rows_are_frequencies_and_missing(survey: Survey, seed: int) -> None:
    answer(survey, 40, seed=seed)
    rows = table(exported(survey, "csv"))
    assert len(rows) == Response.objects.filter(survey=survey).count() == 40
    found, counted = frequencies(rows), counted_cells(survey)
    for name in ("A", "C.bus", "C.way", "E", "N", "R.red", "R.blue", "S", "T", "U"):
        cells = {value.replace(",", "."): n for value, n in found[name].items() if value not in ("", "NA")}
        assert cells == dict(counted[name].cells)
        assert found[name][""] == counted[name].skipped
        assert found[name]["NA"] == counted[name].hidden
        assert sum(cells.values()) + found[name][""] + found[name]["NA"] == 40
    for option in ("red", "blue", "other", "none"):
        ticks = found[f"B.{option}"]
        assert ticks["1"] == counted["B"].cells.get(option, 0)
        assert (ticks[""], ticks["NA"]) == (counted["B"].skipped, counted["B"].hidden)
    assert (found["D"]["1"], found["D"]["0"], found["D"]["NA"]) == (
        counted["D"].given,
        counted["D"].skipped,
        counted["D"].hidden,
    )


def test_all_formats_hold_the_same_rows(survey: Survey) -> None:
    answer(survey, 30)
    rows = table(exported(survey, "csv"))
    sheets = workbook(exported(survey, "xlsx"))
    header, *cells = sheets[0]
    assert header == list(rows[0])
    numbers = [[cell.replace(".", ",") for cell in row] for row in cells]
    assert numbers == [list(row.values()) for row in rows]
    sav = read_sav(exported(survey, "sav"))
    assert sav.number == len(sav.cases) == 30
    assert sav.names == list(rows[0])
    for row, case in zip(rows, sav.cases, strict=True):
        for name, value in zip(sav.names, case, strict=True):
            assert sav_text(sav.labels.get(name, {}), name, value) == row[name]


def sav_text(labels: dict[float, str], name: str, value: float | str | None) -> str:
    """As the CSV writes it."""
    if value is None or isinstance(value, str):
        return value or ""
    if labels.get(value) == "nicht gefragt":
        return "NA"
    codes = {"A": {1: "yes", 2: "no"}, "C": {1: "1", 2: "2", 3: "3", 4: "dk"}, "P": {1: "1", 2: "2", 3: "3", 4: "dk"}}
    if name == "meta.language":
        return "de"
    if name == "meta.channel":
        return "online"
    return codes.get(name[0], {}).get(int(value), f"{value:g}".replace(".", ","))


def workbook(data: bytes) -> list[list[list[str]]]:
    """Read with nothing of ours."""
    space = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    sheets = []
    with zipfile.ZipFile(BytesIO(data)) as book:
        assert book.testzip() is None
        for number in range(1, 5):
            root = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml"))
            sheets.append(
                [
                    ["".join(cell.itertext()) for cell in row.findall("m:c", space)]
                    for row in root.iter(f"{{{space['m']}}}row")
                ]
            )
    return sheets


def test_words_stand_apart_and_cannot_become_formulas(survey: Survey) -> None:
    stored = answer(survey, 40)
    rows = table(exported(survey, "words"))
    wanted = Counter(response.answers["D"] for response in stored if "D" in response.answers)
    found = Counter(row["Worte"].removeprefix("'") for row in rows if row["Frage"] == "D")
    assert found == wanted
    assert all(not row["Worte"].startswith("=") for row in rows)
    everything = exported(survey, "csv").decode()
    assert "Bänke" not in everything
    assert "somebody" not in everything
    assert "1957-03-08" not in everything


def test_nothing_tells_whose_a_row_is(survey: Survey, staff: Account) -> None:
    answer(survey, 30)
    answer(survey, 3, seed=2, channel="paper", recorded_by=staff, language="en")
    answer(survey, 12, seed=3, channel="phone", recorded_by=staff)
    everything = b"".join(exported(survey, key) for key in ("csv", "codebook", "words", "ddi", "r")).decode()
    for response in Response.objects.filter(survey=survey):
        assert str(response.pk) not in everything
    assert "2026-11-02" not in everything
    assert staff.name not in everything
    rows = table(exported(survey, "csv"))
    assert set(rows[0]) & {"id", "submitted_on", "recorded_by"} == set()
    # Three on paper would be told by what the others are: the next rare way is hidden with them.
    assert Counter(row["meta.channel"] for row in rows) == {"online": 30, "": 15}
    assert Counter(row["meta.language"] for row in rows) == {"": 45}


def test_waiting_answers_do_not_leave_before_they_are_mixed(survey: Survey) -> None:
    answer(survey, 20)
    store(survey, {"A": "yes"}, waiting=True)
    dataset = dataset_of(survey)
    assert len(table(exported(survey, "csv"))) == dataset.number == 20
    assert any("wartet" in note for note in dataset.notes)


def test_answers_of_an_older_version_keep_their_columns(survey: Survey) -> None:
    answer(survey, 10)
    changed = document(page("one", question("A", "single", options=[YES_NO[0]]), question("Z", "scale", options=AGREE)))
    survey.current = SurveyVersion.objects.create(survey=survey, number=2, definition=changed)
    survey.save()
    store(survey, {"A": "yes", "Z": "2"})
    rows = table(exported(survey, "csv"))
    assert len(rows) == 11
    assert Counter(row["Z"] for row in rows) == {"NA": 10, "2": 1}
    assert "no" in {row["value"] if "value" in row else row["Wert"] for row in table(exported(survey, "codebook"))}


def test_answers_to_no_question_are_told(survey: Survey) -> None:
    answer(survey, 10)
    store(survey, {"A": "yes", "old": "x"})
    assert unknown_answers(survey) == {"old": 1}


def test_the_archive_and_the_script_name_every_column(survey: Survey) -> None:
    answer(survey, 12)
    names = list(table(exported(survey, "csv"))[0])
    book = ET.fromstring(exported(survey, "ddi"))
    assert [variable.get("name") for variable in book.iter("{ddi:codebook:2_5}var")] == names
    script = exported(survey, "r").decode()
    assert all(f'answers[["{name}"]]' in script for name in names)
    assert "${A} = 'yes'" in ET.tostring(book, encoding="unicode")
    with zipfile.ZipFile(BytesIO(exported(survey, "zip"))) as bundle:
        assert len(bundle.namelist()) == 6


def test_from_the_terminal(survey: Survey, tmp_path: Path) -> None:
    answer(survey, 12)
    out = StringIO()
    call_command("export_responses", survey.slug, stdout=out, stderr=StringIO())
    assert len(table(out.getvalue().encode())) == 12
    for key in ("csv", "xlsx", "sav"):
        call_command("export_responses", survey.slug, format=key, output=str(tmp_path), bom=True, stderr=StringIO())
        assert (tmp_path / (FORMATS[key].name % survey.slug)).stat().st_size
    assert (tmp_path / f"{survey.slug}.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with pytest.raises(CommandError, match="nirgends"):
        call_command("export_responses", "nirgends", stdout=out)
    with pytest.raises(CommandError):
        call_command("export_responses", survey.slug, format="sav", stdout=out)


def test_staff_save_a_file_and_the_record_says_so(client: Client, staff: Account, survey: Survey) -> None:
    answer(survey, 12)
    client.force_login(staff)
    url = reverse("surveys:desk_take", args=[survey.slug])
    assert client.get(url).status_code == 200
    response = client.post(url, {"format": "csv"})
    assert "attachment" in response["Content-Disposition"]
    assert len(table(bytes(response.getvalue()).removeprefix(b"\xef\xbb\xbf"))) == 12
    record = AuditRecord.objects.get(action="survey.answers_exported")
    assert (record.actor, record.details) == (staff, {"format": "csv", "rows": 12})


def test_officials_and_others_get_no_rows(client: Client, official: Account, outsider: Account, survey: Survey) -> None:
    url = reverse("surveys:desk_take", args=[survey.slug])
    for account in (official, outsider):
        client.force_login(account)
        assert client.post(url, {"format": "csv"}).status_code == 404
    assert not AuditRecord.objects.filter(action="survey.answers_exported").exists()


def test_an_unpublished_survey_has_no_answers(client: Client, staff: Account, process: Process) -> None:
    made = Survey.objects.create(process=process, slug="entwurf", title={"de": "Entwurf"}, responsible=staff)
    client.force_login(staff)
    url = reverse("surveys:desk_take", args=[made.slug])
    assert client.get(url).status_code == 200
    assert client.post(url, {"format": "csv"}).status_code == 403
    assert client.post(url, {"format": "nothing"}).status_code == 422
