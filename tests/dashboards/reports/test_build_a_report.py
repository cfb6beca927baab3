"""A report says what the panels say and nothing else: every chapter, the same bytes, no hidden figure in any form."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F

from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.page import html_of
from dashboards.reports.rendering.shown import Part, parts_of
from dashboards.reports.variants import content_of
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import AnswerTally, Survey
from tests.dashboards.conftest import Answer, MakeIdea

pytestmark = pytest.mark.django_db

CHAPTERS = [
    *("glance", "mandate", "approach", "who", "life", "needs", "places", "neighbours", "offers", "engagement"),
    *("differences", "changes", "words", "ideas", "recommendations", "feedback", "lastround", "appendix"),
]


def full(process: Process, language: str = "de") -> dict[str, Any]:
    return content_of(process, variant="full", language=language)


def texts(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False)


@pytest.fixture
def answered(survey: Survey, answer: Answer, residents: None) -> Survey:
    """Two ages are too rare to be shown: 2 and 3 people."""
    answer(40, S1="30_49")
    answer(30, seed=2, S1="50_64")
    answer(2, seed=3, S1="18_29")
    answer(3, seed=4, S1="65_74")
    return survey


def test_a_process_without_anything_has_every_chapter(process: Process) -> None:
    content = full(process)
    assert [chapter["key"] for chapter in content["chapters"]] == CHAPTERS
    assert all(chapter["blocks"] for chapter in content["chapters"])
    assert "In diesem Verfahren ist noch nichts gezählt." in texts(content)


def test_an_open_survey_is_called_one_and_its_small_groups_stay_hidden(answered: Survey, process: Process) -> None:
    content = full(process)
    said = texts(content)
    assert "mindestens (95" not in said  # no interval
    pictures = [block for chapter in content["chapters"] for block in chapter["blocks"] if block["kind"] == "picture"]
    labels = {block["label"] for block in pictures}
    assert labels == {"Stimmungsbild, nicht repräsentativ", ""}  # who took part is compared without a label
    ages = next(block["table"] for block in pictures if block["key"].endswith("people-S1"))
    rows = {row[0]: row[1] for row in ages["rows"]}
    assert rows["18 bis 29 Jahre"] == rows["65 bis 74 Jahre"] == "verdeckt"
    assert rows["30 bis 49 Jahre"] == "40"
    number = sum(block["kind"] == "text" for chapter in content["chapters"] for block in chapter["blocks"])
    assert html_of(Edition(content)).count("automatisch erstellt</p>") == number
    edited = html_of(Edition(content, {"glance-1": "Das war ein <b>Erfolg</b>.\n\n- eins\n- zwei"}))
    assert edited.count("automatisch erstellt</p>") == number - 1
    assert "Das war ein &lt;b&gt;Erfolg&lt;/b&gt;." in edited
    released = html_of(Edition(content, {}, version=3, released_on=date(2026, 11, 26)))
    assert "automatisch erstellt" not in released
    assert "Fassung 3" in released


def test_same_data_same_bytes_and_what_is_hidden_changes_no_letter(answered: Survey, process: Process) -> None:
    before = full(process)
    assert "verdeckt" in texts(before)
    ages = AnswerTally.objects.filter(survey=answered, measure="S1")
    for cell, change in (("18_29", 1), ("65_74", -1)):  # now 3 and 2 people
        assert ages.filter(cell=cell).update(value=F("value") + change) == 1
    after = full(Process.objects.get(pk=process.pk))
    assert texts(after) == texts(before)
    assert html_of(Edition(after)) == html_of(Edition(before))
    ages.filter(cell="30_49").update(value=F("value") + 1)  # 41: this is no secret
    assert texts(full(process)) != texts(before)


def test_english_readers_get_the_same_chapters(process: Process) -> None:
    page = html_of(Edition(full(process, "en")))
    assert '<html lang="en">' in page
    assert "Report of results" in page
    assert "What is important, and how satisfied people are" in page


def test_lines_become_paragraphs_and_lists() -> None:
    assert list(parts_of("Erst\r\n\r\n- eins\n- zwei\nDann")) == [
        Part("Erst"),
        Part(items=("eins", "zwei")),
        Part("Dann"),
    ]


def test_the_command_writes_one_file_and_says_what_it_cannot_do(process: Process, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    call_command("build_report", process.slug, "--out", str(target))
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")
    for arguments in ((process.slug, "--out", "report.doc"), ("nowhere", "--out", "report.html")):
        with pytest.raises(CommandError):
            call_command("build_report", *arguments, stderr=StringIO())


def test_places_are_maps_and_residents_bring_something(
    survey: Survey, answer: Answer, residents: None, outlines: None, make_idea: MakeIdea, north: Area, south: Area
) -> None:
    """Chapter 7 shows answers by part and the pins of ideas; chapter 10 what is wished for and what is brought."""
    answer(40, area=north)
    answer(30, seed=2, area=south)
    make_idea("Bank am Bach", lon=9.005, lat=48.005)
    content = full(Process.objects.get(pk=survey.process_id))
    chapters = {chapter["key"]: chapter["blocks"] for chapter in content["chapters"]}
    found = {block["key"]: block for block in chapters["places"] if block["kind"] == "picture"}
    for key in ("bedarf-2026-area-map", "idea-map"):
        chart = found[key]["chart"]
        assert (chart["map"], "<path" in chart["inside"], bool(chart["alt"])) == (True, True, True)
    assert "<circle" in found["idea-map"]["chart"]["inside"]
    assert found["bedarf-2026-area-dots"]["chart"]["map"] is False
    assert any(block.get("key") == "balance" for block in chapters["engagement"])
    assert html_of(Edition(content)).count('class="chart chart--map"') == 2
