"""Somebody takes every file with every filter, open data, workbook, API and report, and solves for the people behind.

Random answers of few and of many, by part of the area and by channel. Every figure that can be fetched is an equation;
a linear program says between which values each small cell must lie. A reader may know what the totals tell anyway,
and no more.
"""

import csv
import re
import zipfile
from collections import Counter
from dataclasses import dataclass, replace
from io import BytesIO, StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dashboards.panels.protection import rule
from dashboards.reports.variants import content_of
from participation.accounts.models import Account
from participation.places.models import Area, PopulationMargin
from participation.places.services import add_area
from participation.processes.models import Process
from participation.stats import disclosure
from participation.stats.table_flow import Arc
from surveys.models import AnswerTally, CodedQuestion, OpenAnswer, Response, ReturnsTally, Survey, SurveyVersion
from tests.dashboards.attacker import Attacker, Cell, Sheet, of, sheet_of
from tests.dashboards.test_export_released_results import sheets_of
from tests.surveys.make import document, page, question

CHANNELS = ("online", "paper", "phone")
WAYS = {"online": "online", "auf Papier": "paper", "am Telefon": "phone"}  # in words
OPINIONS, AGES = ("1", "2", "3", "4", "5"), ("u14", "14_17", "18_29", "30_49", "50_64", "65_74")
SIZES = (0, 1, 3, 6, 9, 11, 14, 22, 40)
Truth = dict[str, Counter[Cell]]


def _options(codes: tuple[str, ...]) -> list[dict[str, Any]]:
    last = {"code": "na", "text": {"de": "weiß nicht", "en": "cannot say"}, "missing": True}
    return [*({"code": code, "text": {"de": f"Antwort {code}", "en": f"answer {code}"}} for code in codes), last]


ASKED = document(
    page(
        "one",
        question("O", "single", options=_options(OPINIONS)),
        question("W", "single", options=_options(AGES), concept="demo.age"),
        question("M", "multi", options=_options(OPINIONS)),
        question("T", "text_long"),
    )
)


@pytest.fixture
def survey(process: Process, staff: Account, north: Area, south: Area) -> Survey:
    add_area(name="Westend", slug="anger-west", kind=Area.Kind.SUB_AREA, parent=process.area)
    made = Survey.objects.create(process=process, slug="was-fehlt", title={"de": "Was fehlt"}, responsible=staff)
    made.current = SurveyVersion.objects.create(survey=made, number=1, definition=ASKED)
    made.state, made.first_published_at = Survey.State.CLOSED, timezone.now()
    made.results_public, made.results_released_at = True, timezone.now()
    made.save()
    Process.objects.update(results_released=True)
    counted = {"counted_on": timezone.localdate(), "source": "Melderegister"}
    for part in Area.objects.filter(parent=process.area):
        PopulationMargin.objects.create(area=part, dimension="total", category="all", count=900, **counted)
    for age in AGES:
        PopulationMargin.objects.create(area=process.area, dimension="demo.age", category=age, count=450, **counted)
    return made


def answered(survey: Survey, seed: int) -> Truth:
    """Who said what, as the fold writes it down; few say the last things."""
    chance = Random(seed)
    areas = {area.slug: area.pk for area in Area.objects.filter(parent=survey.process.area)} | {"elsewhere": 0}
    people = {(part, way): chance.choice(SIZES) for part in areas for way in CHANNELS}
    people[next(iter(areas)), "online"] = 45  # at least one large group
    truth: Truth = {"O": Counter(), "W": Counter(), "M": Counter()}
    rows = []
    for (part, way), number in people.items():
        place = {"survey": survey, "area_key": areas[part], "channel": way}
        for code, codes in (("O", OPINIONS), ("W", AGES), ("M", OPINIONS)):
            weights = [*(chance.choice((1, 2, 6, 20)) for _code in codes), 1, 1]
            said = Counter(chance.choices([*codes, "na", "-"], weights, k=number))
            cells = {"_shown": number, "_skipped": said["-"]} | {answer: said[answer] for answer in (*codes, "na")}
            if code == "M":  # some name a second thing
                for answer in codes[:3]:
                    cells[answer] += min(chance.choice((0, 0, 1, 4)), number - said["na"] - said["-"] - said[answer])
            truth[code].update(
                {Cell(part, way, answer): n for answer, n in cells.items() if not answer.startswith("_")}
            )
            truth[code][Cell(part, way, "-")] = said["-"]
            rows += [AnswerTally(**place, measure=code, cell=cell, value=n) for cell, n in cells.items() if n]
        if number:
            ReturnsTally.objects.create(
                survey=survey, day=timezone.localdate(), channel=way, language="de", area_key=areas[part], value=number
            )
    AnswerTally.objects.bulk_create(rows)
    return truth


@dataclass(frozen=True)
class Table:
    """What is attacked: the file of a question, its rows as answers, and all answers that are in its base."""

    file: str
    rows: dict[str, str]
    answers: tuple[str, ...]
    says_who: bool = False


OPINION = Table("O", {f"Antwort {code}": code for code in OPINIONS}, OPINIONS)
AGE = Table("W", {f"Antwort {code}": code for code in AGES}, AGES, says_who=True)
NAMED = [Table("M", {f"Antwort {code}": "yes"}, ("yes", "no")) for code in OPINIONS]


def truth_of(table: Table, truth: Truth) -> Counter[Cell]:
    """Of several answers each is a table of its own: named, or not."""
    own = truth[table.file]
    if table.file != "M":
        return own
    code = next(iter(table.rows)).removeprefix("Antwort ")
    found: Counter[Cell] = Counter()
    for cell, number in own.items():
        if cell.answer in (code, "na", "-"):
            found[replace(cell, answer="yes" if cell.answer == code else cell.answer)] += number
    for part, way in {(cell.part, cell.channel) for cell in own}:
        everybody = sum(truth["O"][cell] for cell in truth["O"] if of(part, way)(cell))
        found[Cell(part, way, "no")] = everybody - sum(found[Cell(part, way, said)] for said in ("yes", "na", "-"))
    return found


View = tuple[str, str]
WHOLE: View = ("", "")
WAYS_OUT = ("", "api ", "open ", "xlsx ", "report ")  # pages, and what everybody takes along


def fetched(client: Client, survey: Survey, tmp_path: Path) -> dict[View, dict[str, Sheet]]:
    """Every file with every filter; for the whole also open data, workbook, API, report and who took part."""
    process = survey.process.slug
    parts = [*Area.objects.filter(parent=survey.process.area).values_list("slug", flat=True), "elsewhere"]
    taken = {}
    for part, way in [WHOLE, *((part, "") for part in parts), *(("", way) for way in CHANNELS)]:
        query = {"gebiet": part} if part else {"weg": way} if way else {}
        urls = {key: reverse("dashboards:survey_table", args=[process, survey.slug, key]) for key in ("O", "W", "M")}
        urls["participation"] = reverse("dashboards:process_table", args=[process, "participation"])
        if not query:
            urls |= {
                key: reverse("dashboards:process_table", args=[process, key]) for key in ("people-W", "people-parts")
            }
        taken[part, way] = {key: sheet_of(client.get(url, query).content.decode()) for key, url in urls.items()}
    with zipfile.ZipFile(
        BytesIO(client.get(reverse("dashboards:results_file", args=[process, "daten.zip"])).content)
    ) as package:
        lines = list(csv.DictReader(StringIO(package.read("figures.csv").decode())))
    for panel in client.get(f"/api/v1/results/{process}/").json()["panels"]:
        columns, rows = panel["table"]["columns"], panel["table"]["rows"]
        from_api = {
            row[0]: {name: n for name, n in zip(columns[1:], row[1:], strict=True) if isinstance(n, int)}
            for row in rows
        }
        own = [line for line in lines if line["panel"] == panel["key"]]
        from_file: dict[str, dict[str, int]] = {row: {} for row in from_api}
        for line in own:
            if line["value"].isdecimal():
                from_file[line["row"]][line["column"]] = int(line["value"])
        taken[WHOLE][f"api {panel['key']}"] = Sheet(from_api, panel["base"])
        taken[WHOLE][f"open {panel['key']}"] = Sheet(from_file, panel["base"])
    book = client.get(reverse("dashboards:results_file", args=[process, "daten.xlsx"])).content
    taken[WHOLE] |= from_workbook(book, tmp_path / "daten.xlsx") | from_report(survey)
    return taken


def from_workbook(book: bytes, path: Path) -> dict[str, Sheet]:
    path.write_bytes(book)
    figures, words, *_rest = sheets_of(path)
    found = {f"xlsx {row[1]}": Sheet({}, row[5]) for row in words[1:] if row}
    for row in filter(None, figures[1:]):
        own = found[f"xlsx {row[1]}"].rows.setdefault(row[2], {})
        if row[4].isdecimal():
            own[row[3]] = int(row[4])
    return found


def from_report(survey: Survey) -> dict[str, Sheet]:
    """The numbers of each picture, as they stand at its end and in its files."""
    content = content_of(Process.objects.get(pk=survey.process_id), variant="full", language="de")
    found = {}
    for block in (block for chapter in content["chapters"] for block in chapter["blocks"]):
        if block["kind"] == "picture" and block["table"]:
            columns, lines = block["table"]["columns"], block["table"]["rows"]
            rows = {
                line[0]: {
                    name: int(number)
                    for name, text in zip(columns[1:], line[1:], strict=True)
                    if (number := text.replace(".", "")).isdecimal()
                }
                for line in lines
            }
            key = block["key"].removeprefix(f"{survey.slug}-")
            found[f"report {key}"] = Sheet(rows, f"{block['base']} {block['source']}")
    return found


def read(attacker: Attacker, files: dict[str, Sheet], view: View, table: Table, *, cells: bool) -> None:
    """What the files of one view say of a table; without its `cells`, only of how many people they speak."""
    for key in (f"{way}{name}" for way in WAYS_OUT for name in (table.file, f"people-{table.file}")):
        sheet = files.get(key, Sheet({}, ""))
        if sheet.rows and sheet.base is not None:
            attacker.learns(of(*view, table.answers), sheet.base)
        if sheet.missing:
            asked, skipped, unknown, not_asked = sheet.missing
            attacker.learns(of(*view), asked)
            attacker.learns(of(*view, ["-"]), skipped)
            attacker.learns(of(*view, ["na"]), unknown)
            assert not not_asked
        for label, figures in sheet.rows.items():
            number = figures.get("Menschen", figures.get("Antworten"))
            if cells and number is not None and label in table.rows:
                attacker.learns(of(*view, [table.rows[label]]), number)


def read_who_took_part(attacker: Attacker, files: dict[str, Sheet], view: View) -> None:
    """People by channel, of all or of a part: the last row adds the periods up. And people by part."""
    files = {f"{way}{key}": Sheet({}, "") for way in WAYS_OUT for key in ("participation", "people-parts")} | files
    together = [row for way in WAYS_OUT for row in [*files[f"{way}participation"].rows.values()][-1:]]
    for name, number in (pair for row in together for pair in row.items()):
        if name in WAYS:
            attacker.learns(of(view[0], WAYS[name]), number)
    for row in together:
        attacker.learns(of(*view), sum(row.values()))
    for name, figures in (row for way in WAYS_OUT for row in files[f"{way}people-parts"].rows.items()):
        if "Antworten" in figures:
            attacker.learns(of(Area.objects.get(name=name).slug), figures["Antworten"])


@dataclass(frozen=True)
class Attack:
    """With every figure; with those of everybody and the sizes of groups; with sizes alone."""

    everything: Attacker
    totals: Attacker
    sizes: Attacker


def attack(files: dict[View, dict[str, Sheet]], table: Table) -> Attack:
    parts = [part for part, _way in files if part]
    cells = [Cell(part, way, answer) for part in parts for way in CHANNELS for answer in (*table.answers, "na", "-")]
    made = Attack(Attacker(cells), Attacker(cells), Attacker(cells))
    for view, own in files.items():
        read(made.everything, own, view, table, cells=True)
        read(made.totals, own, view, table, cells=view == WHOLE)
        read(made.sizes, own, view, table, cells=False)
        for attacker in (made.everything, made.totals, made.sizes):
            read_who_took_part(attacker, own, view)
    return made


def told(files: dict[View, dict[str, Sheet]], table: Table, truth: Truth) -> list[str]:
    """Small cells of which everything together tells more than totals do."""
    made, real = attack(files, table), truth_of(table, truth)
    least = rule().min_group if table.says_who else rule().min_cell
    leaks = []
    parts = [view[0] for view in files if view[0]]
    for view in [*files, *((part, way) for part in parts for way in CHANNELS)]:  # a part and a channel at once, too
        size = sum(real[cell] for cell in real if of(*view, table.answers)(cell))
        known = made.sizes if view == WHOLE and table.says_who else made.totals
        for answer in table.answers:
            wanted = of(*view, [answer])
            number = sum(real[cell] for cell in real if wanted(cell))
            if number > 0 and (number < least or size < rule().min_group):
                allowed = min(rule().span, known.doubt(wanted))
                if made.everything.doubt(wanted) < allowed - 1e-6:
                    leaks.append(f"{table.file} {view} {answer}: {number} of {size} {made.everything.bounds(wanted)}")
    return leaks


@pytest.mark.parametrize("seed", [1, 2])
def test_nobody_works_out_a_small_cell(
    client: Client, official: Account, survey: Survey, tmp_path: Path, seed: int
) -> None:
    truth = answered(survey, seed)
    client.force_login(official)
    files = fetched(client, survey, tmp_path)
    assert len(attack(files, OPINION).everything.equations) > 80  # there is something to attack with
    for way in WAYS_OUT:
        assert files[WHOLE][f"{way}participation"].rows
        assert files[WHOLE][f"{way}people-W"].rows
        assert not way or {f"{way}O", f"{way}M"} <= set(files[WHOLE])
    assert [leak for table in (OPINION, AGE, *NAMED) for leak in told(files, table, truth)] == []


def test_without_hiding_others_the_attack_finds_small_cells(
    client: Client, official: Account, survey: Survey, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Small cells alone are hidden, as many programs do: what this attack is for."""

    def only_small_ones(_graph: object, hidden: set[Arc], _known: object, _rule: object) -> set[Arc]:
        return set(hidden)

    monkeypatch.setattr(disclosure, "_complete", only_small_ones)
    truth = answered(survey, 1)
    client.force_login(official)
    files = fetched(client, survey, tmp_path)
    assert told(files, OPINION, truth)
    assert told(files, AGE, truth)


WORD = "Feuersalamanderweg"


def test_no_search_finds_what_somebody_wrote(client: Client, survey: Survey, request: pytest.FixtureRequest) -> None:
    """Neither as a hit nor as a number of hits: a page says the same of the word as of one that nobody wrote."""
    answered(survey, 1)
    assert survey.current is not None
    writers = [
        Response(
            survey=survey,
            version=survey.current,
            answers={"T": f"Am {WORD} fehlt eine Bank, {number}"},
            language="de",
            submitted_on=timezone.localdate(),
        )
        for number in range(12)
    ]
    Response.objects.bulk_create(writers)
    coded = CodedQuestion.objects.create(survey=survey, name="T", key="T")
    OpenAnswer.objects.bulk_create([OpenAnswer(question=coded, response=one) for one in writers])
    process = survey.process.slug
    searched = [
        f"/beteiligung/{process}/ideen/?suche=",
        "/quartier/am-anger/ideen/?suche=",
        f"/api/v1/processes/{process}/ideas/?search=",
    ]
    shown = [
        f"/auswertung/{process}/?suche=",
        f"/auswertung/{process}/umfrage/{survey.slug}/?suche=",
        f"/beteiligung/{process}/ergebnisse/?suche=",
        f"/api/v1/results/{process}/?search=",
    ]
    for who in (None, "resident", "official"):
        client.logout()
        if who:
            client.force_login(request.getfixturevalue(who))
        for address in (*searched, *shown):
            said = {}
            for word in (WORD, "Niemandsweg"):
                page = client.get(address + word, follow=True)
                said[word] = page.content.decode().replace(word, "")
                assert page.status_code in (200, 403), (who, address)
            assert _without_tokens(said[WORD]) == _without_tokens(said["Niemandsweg"]), (who, address)
            assert "fehlt eine Bank" not in said[WORD]


def _without_tokens(page: str) -> str:
    return re.sub(r"(csrfmiddlewaretoken|name=\"key\")[^>]*>", "", page)
