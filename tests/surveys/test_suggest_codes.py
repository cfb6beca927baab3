"""Codes are suggested by keywords and by answers like it; people decide."""

import csv
import os
from pathlib import Path
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from participation.accounts.models import Account
from participation.processes.models import FieldOfAction, Process
from surveys.models import CodedQuestion, Survey
from surveys.selectors.codebook import Entry
from surveys.selectors.suggested import keywords_of
from surveys.services.codebook import change_code
from surveys.services.coding import draw_for_second, take_in
from surveys.words.hiding import hide, likely
from surveys.words.suggesting import SHOWN, Likeness, by_keywords, suggestions
from tests.surveys.wrote import answer_it, code_all, codes_in, containing

DATA = Path(os.environ.get("QUARTIERSTIMME_DATA", "../shared/data"))
BONN = DATA / "ideas_bonn" / "survey_open_answers.tsv"


@pytest.mark.parametrize(
    ("text", "keyword", "fits"),
    [
        ("Mehr Bänke am Bach", "Bank", True),
        ("Mehr BAENKE am Bach", "bänke", True),
        ("Neue Sitzbänke fehlen", "Bänke", True),
        ("Der Fahrradweg ist zu schmal", "Rad", True),
        ("Es geht geradeaus", "Rad", False),
        ("Spielplätze für alle", "Platz", True),
        ("Autos parken auf dem Radweg", "Autos auf Radweg", True),
        ("Autos parken überall", "Autos auf Radweg", False),
        ("Der Hund und die Katze", "und", False),
        ("", "Bank", False),
    ],
)
def test_keywords_find_german_words_in_all_their_forms(text: str, keyword: str, fits: bool) -> None:
    assert bool(by_keywords(text, {1: [keyword]})) is fits


def test_more_keywords_come_first() -> None:
    assert by_keywords("Kein Licht am Weg, es ist dunkel", {1: ["Weg"], 2: ["Licht", "dunkel"], 3: ["Bus"]}) == [2, 1]


def test_answers_like_it_suggest_their_codes() -> None:
    like = Likeness([("Am Mühlweg ist es stockdunkel", {1}), ("Der Bus fährt zu selten", {2}), ("Mehr Bäume", {3})])
    assert like.codes_for("Abends ist es am Mühlweg dunkel")[:1] == [1]
    assert like.codes_for("Busse fahren zu selten")[:1] == [2]
    assert like.codes_for("Etwas ganz anderes") == []


def test_keywords_come_before_likeness_and_five_are_enough() -> None:
    like = Likeness([("Bank am Bach", {7})])
    assert suggestions("Bank am Bach", {3: ["Bach"]}, like) == [3, 7]
    assert len(suggestions("Bank", {code: ["Bank"] for code in range(9)}, None)) == SHOWN


@given(st.lists(st.tuples(st.text(), st.sets(st.integers(0, 5))), max_size=6), st.text())
def test_any_text_can_be_compared(coded: list[tuple[str, set[int]]], text: str) -> None:
    known = {code for _words, codes in coded for code in codes}
    assert set(Likeness(coded).codes_for(text)) <= known


def test_names_of_codes_are_keywords_and_headings_are_not() -> None:
    code = Entry(1, "Orte für Jugendliche", "", "Treff, Jugendraum ,", 0, is_heading=False, is_field=False)
    assert keywords_of(code) == ["Treff", "Jugendraum", "jugendliche"]
    heading = Entry(2, "Öffentlicher Raum", "", "", 0, is_heading=True, is_field=True)
    assert keywords_of(heading) == []


@pytest.mark.django_db
def test_the_first_person_gets_suggestions_and_the_second_does_not(
    client: Client,
    survey: Survey,
    staff: Account,
    administrator: Account,
    process: Process,
    field_of_action: FieldOfAction,
) -> None:
    answer_it(survey, "Am Mühlweg ist es stockdunkel", *(f"Mehr Bäume, Nummer {n}" for n in range(30)))
    take_in(account=staff, survey_id=survey.pk, name="D")
    question = CodedQuestion.objects.get()
    light, trees = codes_in(process, staff, "Licht", "Grün")
    change_code(account=staff, process_id=process.pk, code_id=light.pk, name="Licht", keywords="dunkel")
    client.force_login(staff)
    page = reverse("surveys:desk_code", args=[survey.slug, "D"])
    dark = containing(question, "stockdunkel")
    shown = client.get(f"{page}?antwort={dark.pk}")
    assert [one.id for one in shown.context["suggested"]] == [light.pk]
    assert shown.content.decode().count(f'value="{light.pk}"') == 1 + shown.content.decode().count(
        f'<option value="{light.pk}"'
    )
    code_all(question, staff, trees, number=20)
    left = question.answers.filter(codings__isnull=True).exclude(pk=dark.pk)[0]
    assert [one.id for one in client.get(f"{page}?antwort={left.pk}").context["suggested"]] == [trees.pk]
    draw_for_second(account=staff, survey_id=survey.pk, name="D")
    client.force_login(administrator)
    assert client.get(f"{page}?teil=2").context["suggested"] == []


KEYWORDS = {
    1: ["Radweg", "Fahrradweg", "Radspur", "Radfahrstreifen", "Fahrradstraße"],
    2: ["Ampel", "Grünphase"],
    3: ["parken", "Parkplatz", "Falschparker"],
    4: ["Beleuchtung", "dunkel"],
    5: ["Bus", "Bahn"],
    6: ["Sauberkeit", "Müll", "Dreck"],
    7: ["gefährlich", "Unfall"],
    8: ["Fußgänger", "Gehweg", "Bürgersteig"],
    9: ["Abstellplatz", "abstellen", "Fahrradständer"],
    10: ["Belag", "Schlagloch", "holprig", "uneben"],
}


@pytest.fixture(scope="module")
def bonn() -> list[str]:
    if not BONN.exists():
        pytest.skip("the open answers of Bonn are not here")
    answers: dict[str, list[str]] = {}
    with BONN.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            answers.setdefault(row["document_id"], []).append(row["content"])
    return [" ".join(sentences) for sentences in answers.values()]


@pytest.mark.realdata
def test_likeness_finds_the_topics_of_bonn_without_the_keywords(bonn: list[str]) -> None:
    """Half of the answers teach, by keywords; the other half is suggested by likeness alone, better than by habit."""
    labelled = [(text, codes) for text in bonn if (codes := by_keywords(text, KEYWORDS))]
    assert len(labelled) > 0.6 * len(bonn)
    Random(2017).shuffle(labelled)
    half = len(labelled) // 2
    like = Likeness(labelled[:half])
    asked = [(like.codes_for(text)[:3], codes) for text, codes in labelled[half:]]
    hits = sum(bool(set(found) & set(codes)) for found, codes in asked)
    taught = [code for _text, codes in labelled[:half] for code in codes]
    habit = sorted(KEYWORDS, key=lambda code: -taught.count(code))[:3]
    by_habit = sum(bool(set(habit) & set(codes)) for _found, codes in asked)
    assert hits > 0.9 * len(asked)
    assert hits > 1.1 * by_habit


@pytest.mark.realdata
def test_hardly_anything_in_bonn_is_taken_for_a_name(bonn: list[str]) -> None:
    """Offers that are wrong cost a look each; these answers name nobody."""
    assert sum(bool(likely(text)) for text in bonn) < 0.01 * len(bonn)
    assert all(hide(text, []) == text for text in bonn)
