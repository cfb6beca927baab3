"""One command writes what a process has released: the numbers of its results page, and nothing about small groups."""

import csv
import json
import re
import zipfile
from datetime import timedelta
from hashlib import sha256
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from scipy.optimize import linprog

from dashboards.panels.protection import rule
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Response, Survey
from tests.dashboards.conftest import Answer, MakeIdea

Line = dict[str, str]
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def export(process: Process, kind: str = "csv", **options: Any) -> str:
    out = StringIO()
    call_command("export_results", process.slug, format=kind, stdout=out, stderr=StringIO(), **options)
    return out.getvalue()


def lines_of(text: str) -> list[Line]:
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def sheets_of(book: Path) -> list[list[list[str]]]:
    """The texts of all cells, as a program reads them that knows nothing of ours but the format."""
    with zipfile.ZipFile(book) as parts:
        sheets = [parts.read(name) for name in sorted(parts.namelist()) if "worksheets/sheet" in name]
    return [[[_text(cell) for cell in row] for row in ET.fromstring(sheet).iter(f"{MAIN}row")] for sheet in sheets]


def _text(cell: ET.Element) -> str:
    return "".join(cell.itertext())


def release(survey: Survey) -> None:
    Process.objects.update(results_released=True)
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.CLOSED, results_public=True, results_released_at=timezone.now()
    )


@pytest.fixture
def released(survey: Survey, answer: Answer, residents: None, north: Area, south: Area, make_idea: MakeIdea) -> Survey:
    """Seven people of 85 and three non-binary ones among a hundred."""
    answer(60, seed=1, area=north, S1="50_64", S2="f")
    answer(40, seed=2, area=south, channel="paper", S1="65_74", S2="m")
    answer(7, seed=3, area=south, channel="paper", S1="85p", S2="f")
    answer(3, seed=4, area=north, S1="50_64", S2="d")
    make_idea('=HYPERLINK("http://example.org";"x")', 40)
    release(survey)
    return survey


def test_each_format_has_the_numbers_of_the_results_page(
    client: Client, official: Account, released: Survey, tmp_path: Path
) -> None:
    process = released.process
    page = client.get(reverse("dashboards:survey_results", args=[process.slug, released.slug]))
    panels = {panel.key: panel for panel in page.context["results"].panels}
    shown = {
        (panel.key, row[0].text, column): cell.value if isinstance(cell.value, int | float) else None
        for panel in panels.values()
        if panel.table
        for row in panel.table.rows
        for column, cell in zip(panel.table.columns[1:], row[1:], strict=True)
    }
    assert len(shown) > 300
    assert None in shown.values()

    table = {
        (line["panel"], line["row"].removeprefix("'"), line["column"]): line["value"]
        for line in lines_of(export(process))
    }
    assert table == {key: "" if value is None else str(value).replace(".", ",") for key, value in shown.items()}

    book = tmp_path / "results.xlsx"
    call_command("export_results", process.slug, format="xlsx", output=str(book), stderr=StringIO())
    rows = [row for row in sheets_of(book)[0][1:] if row]
    assert {(row[1], row[2].removeprefix("'"), row[3]): float(row[4]) if row[4] else None for row in rows} == shown

    found = json.loads(export(process, "json"))
    assert [one["survey"] for one in found["results"]] == [released.slug]
    told = {panel["key"]: panel for one in found["results"] for panel in one["panels"]}
    api = client.get(f"/api/v1/results/{process.slug}/").json()["panels"]
    assert told == {panel["key"]: panel for panel in api}

    client.force_login(official)
    desk = client.get(reverse("dashboards:overview", args=[process.slug])).context["page"].panels
    same = {panel.key: panel.table for panel in desk if panel.key in panels and panel.table}
    assert {"people-S1", "gaps-B1", "ideas"} <= set(same)
    for key, own in same.items():
        assert [[cell.value for cell in row] for row in own.rows] == told[key]["table"]["rows"]


def test_nothing_leaves_before_its_release(survey: Survey, answer: Answer, residents: None, tmp_path: Path) -> None:
    answer(40)
    target = tmp_path / "out.csv"
    with pytest.raises(CommandError, match="released"):
        export(survey.process, output=str(target), language="en")
    with pytest.raises(CommandError):
        call_command("export_results", "no-such-process", stdout=StringIO())
    assert not target.exists()
    release(survey)
    Process.objects.update(state=Process.State.DRAFT)
    with pytest.raises(CommandError):
        export(survey.process)


def test_only_what_is_released_leaves(released: Survey) -> None:
    with pytest.raises(CommandError, match="--output"):
        export(released.process, "xlsx")  # no binary file into a terminal
    Survey.objects.update(results_public=False)
    assert {line["survey"] for line in lines_of(export(released.process))} == {""}
    Survey.objects.update(results_public=True)
    Process.objects.update(results_released=False)
    assert {line["survey"] for line in lines_of(export(released.process))} == {released.slug}


def test_no_cell_of_a_spreadsheet_is_a_formula(released: Survey, tmp_path: Path) -> None:
    signs = ("=", "+", "-", "@", "\t", "\r")
    texts = [value for line in lines_of(export(released.process)) for name, value in line.items() if name != "value"]
    assert any(text.startswith("'=HYPERLINK") for text in texts)
    assert not [text for text in texts if text.startswith(signs)]
    book = tmp_path / "results.xlsx"
    call_command("export_results", released.process.slug, format="xlsx", output=str(tmp_path / "results.xlsx"))
    with zipfile.ZipFile(book) as parts:
        assert not [name for name in parts.namelist() if re.search(rb"<f[ >]", parts.read(name))]
    cells = [cell for sheet in sheets_of(book) for row in sheet for cell in row]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(signs) and not re.fullmatch(r"-[0-9.]+", cell)]


def test_charts_of_the_workbook_draw_what_is_shown(released: Survey, tmp_path: Path) -> None:
    """Each chart points at cells, keeps what they hold, leaves hidden ones out and has words for whoever sees none."""
    book = tmp_path / "results.xlsx"
    call_command("export_results", released.process.slug, format="xlsx", output=str(book), stderr=StringIO())
    with zipfile.ZipFile(book) as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    names = [one.get("name", "") for one in ET.fromstring(files["xl/workbook.xml"]).iter(f"{MAIN}sheet")]
    sheets = {name: _rows(files[f"xl/worksheets/sheet{number}.xml"]) for number, name in enumerate(names, start=1)}
    charts = [ET.fromstring(text) for name, text in files.items() if "/charts/" in name]
    assert len(charts) > 20
    values, hidden = 0, 0
    for series in (one for chart in charts for one in chart.iter(f"{CHART}ser")):
        labels, kept = _referred(series, "cat", sheets), _referred(series, "val", sheets)
        assert [label for label, _cell in labels] == [cell for _label, cell in labels]
        for (said, cell), (label, _same) in zip(kept, labels, strict=True):
            assert said == cell
            assert cell or label.endswith("(verdeckt)") or "verdeckt" not in label
            values, hidden = values + bool(cell), hidden + label.endswith("(verdeckt)")
    assert values > 200
    assert hidden >= 2
    drawings = b"".join(text for name, text in files.items() if name.startswith("xl/drawings/drawing"))
    assert len(re.findall(rb"descr=(?:\"[^\"]{20,}\"|'[^']{20,}')", drawings)) == len(charts)


def _rows(sheet: bytes) -> list[list[str]]:
    return [[_text(cell) for cell in row] for row in ET.fromstring(sheet).iter(f"{MAIN}row")]


def _referred(series: ET.Element, part: str, sheets: dict[str, list[list[str]]]) -> list[tuple[str, str]]:
    """What the chart keeps of each cell, and what stands there."""
    one = series.find(f"{CHART}{part}")
    assert one is not None
    found = re.fullmatch(r"'(.+)'!\$([A-Z])\$(\d+):\$[A-Z]\$(\d+)", one.findtext(f".//{CHART}f", ""))
    assert found
    rows = sheets[found[1].replace("''", "'")][int(found[3]) - 1 : int(found[4])]
    kept = {int(point.get("idx", "")): point.findtext(f"{CHART}v", "") for point in one.iter(f"{CHART}pt")}
    return [(kept.get(at, ""), row[ord(found[2]) - ord("A")]) for at, row in enumerate(rows)]


def test_open_data_say_what_they_hold_and_how_it_is_protected(released: Survey, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    call_command("export_results", released.process.slug, format="package", output=str(folder), stderr=StringIO())
    with zipfile.ZipFile(folder / f"{released.process.slug}-results.zip") as parts:
        files = {name: parts.read(name) for name in parts.namelist()}
    about = json.loads(files["datapackage.json"])
    assert about["licenses"][0]["name"] == "dl-de/by-2-0"
    assert about["quartierstimme"]["protection"]["minimum_group_size"] == rule().min_group
    assert "10" in files["README.md"].decode()
    tables = {}
    for one in about["resources"]:
        content = files[one["path"]]
        assert one["hash"] == f"sha256:{sha256(content).hexdigest()}"
        tables[one["name"]] = list(csv.DictReader(StringIO(content.decode())))
        assert list(tables[one["name"]][0]) == [field["name"] for field in one["schema"]["fields"]]
    keys = [(row["survey"], row["panel"]) for row in tables["panels"]]
    assert len(keys) == len(set(keys))
    for name in ("figures", "codebook"):
        assert {(row["survey"], row["panel"]) for row in tables[name]} <= set(keys)
    same = lines_of(export(released.process, language="de"))
    assert [row["value"].replace(".", ",") for row in tables["figures"]] == [line["value"] for line in same]
    codes = {row["code"]: row["text"] for row in tables["codebook"] if row["panel"] == "people-S1"}
    assert codes["85p"] == "85 Jahre und älter"
    untold = {row["column"] for row in tables["figures"]} - {
        row["text"] for row in tables["codebook"] if row["what"] == "column" and row["meaning"]
    }
    assert not untold


def test_everybody_takes_released_files_along_and_the_same_data_are_the_same_bytes(
    client: Client, released: Survey, tmp_path: Path
) -> None:
    process = released.process
    page = client.get(reverse("dashboards:survey_results", args=[process.slug, released.slug])).content.decode()
    with time_machine.travel(timezone.now() + timedelta(days=40), tick=False):
        for name, kind in (("daten.xlsx", "xlsx"), ("daten.zip", "package")):
            url = reverse("dashboards:results_file", args=[process.slug, name])
            assert f'href="{url}"' in page
            taken = client.get(url)
            target = tmp_path / name
            call_command("export_results", process.slug, format=kind, output=str(target), stderr=StringIO())
            assert taken.content == target.read_bytes()
            assert taken["Content-Disposition"] == f'attachment; filename="{process.slug}-{name}"'
        assert client.get(reverse("dashboards:results_file", args=[process.slug, "daten.exe"])).status_code == 404
        Survey.objects.update(results_public=False)
        Process.objects.update(results_released=False)
        assert client.get(url).status_code == 404


@pytest.mark.parametrize("seed", [1, 2])
def test_an_attacker_with_the_file_cannot_work_out_a_small_group(
    survey: Survey, answer: Answer, residents: None, north: Area, south: Area, seed: int
) -> None:
    """Every shown figure and every base is an equation; what is hidden stays in doubt as on the pages."""
    chance = Random(seed)
    ages = ("u14", "14_17", "18_29", "30_49", "50_64", "65_74", "75_84", "85p")
    sizes = {age: chance.choice([0, 2, 4, 7, 12, 30]) for age in ages} | {"30_49": 45, chance.choice(ages[4:]): 3}
    for number, (age, size) in enumerate(sizes.items()):
        area, sex = chance.choice([north, south]), chance.choice(["f", "f", "m", "d"])
        answer(size, seed=10 * seed + number, area=area, S1=age, S2=sex)
    release(survey)
    lines = lines_of(export(survey.process))
    attacked = 0
    for code in ("S1", "S2"):
        own = [line for line in lines if line["panel"] == f"people-{code}"]
        truth = _truth(survey, code)
        known = {line["row"]: line for line in own if line["column"] == "Antworten"}
        hidden = [row for row, line in known.items() if not line["value"]]
        for line in own:
            if line["row"] in hidden and not line["column"].startswith(("Bevölkerung", "Anteil an der Bev")):
                assert line["value"] == "", line
        for row in hidden:
            low, high = _bounds(known, row)
            assert high - low >= min(rule().span, sum(truth[one] for one in hidden)) - 1e-6
            attacked += bool(truth[row])
        for row, line in known.items():
            assert not line["value"] or int(line["value"]) == truth[row]
            assert not line["value"] or int(line["value"]) == 0 or int(line["value"]) >= rule().min_group
    assert attacked >= 2


def _truth(survey: Survey, code: str) -> dict[str, int]:
    assert survey.current is not None
    questions = [question for page in survey.current.definition["pages"] for question in page["questions"]]
    options = next(question["options"] for question in questions if question["code"] == code)
    return {
        option["text"]["de"]: Response.objects.filter(survey=survey, **{f"answers__{code}": option["code"]}).count()
        for option in options
    }


def _bounds(known: dict[str, Line], row: str) -> tuple[float, float]:
    rows = list(known)
    base = int(next(iter(known.values()))["base"].removeprefix("n = ").split()[0].replace(".", ""))
    equations, right = [[1] * len(rows)], [base]
    for name, line in known.items():
        if line["value"]:
            equations.append([int(name == one) for one in rows])
            right.append(int(line["value"]))
    ends = []
    for sign in (1, -1):
        goal = [sign * (one == row) for one in rows]
        solved = linprog(goal, A_eq=equations, b_eq=right, bounds=(0, None), method="highs")
        assert solved.status == 0, "the base is the sum of the groups"
        ends.append(sign * solved.fun)
    return ends[0], ends[1]
