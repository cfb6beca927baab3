"""An official asks how groups answered: once everything is in, with the protection of whole tables, never live."""

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from dashboards.panels.panel import Panel
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.tally.engine import fold_all
from surveys.models import Response, SubmissionEvent, Survey
from surveys.services.crossing import cross_ended
from surveys.services.tallying import RESPONSES
from tests.surveys.make import ITEMS, document, page, publish, question


@pytest.fixture
def reader(client: Client, official: Account) -> Client:
    client.force_login(official)
    return client


AGES = ("18_29", "30_49", "50_64", "65_74", "75_84", "85p", "na")
LIKES = [{"code": str(point), "text": {"de": word}} for point, word in enumerate(("ungern", "geht so", "gern"), 1)]

POINTS = [{"code": str(point), "text": {"de": str(point)}} for point in range(1, 6)]


def options(*codes: str) -> list[dict[str, Any]]:
    return [{"code": code, "text": {"de": code}, **({"missing": True} if code == "na" else {})} for code in codes]


@pytest.fixture
def survey(process: Process, north: Area, south: Area) -> Survey:
    asked = [
        question("A1", "scale", options=LIKES),
        question("A2", "single", options=options("better", "worse")),
        question("D5", "single", options=options("never", "often"), sensitive=True),
        question("B1", "matrix_pair", items=ITEMS, scales=[POINTS, POINTS]),
        question("S1", "single", options=options(*AGES), concept="demo.age"),
        question("S3", "single", options=options("single", "couple", "family"), concept="demo.household"),
    ]
    return publish(process, document(page("one", *asked)))


@pytest.fixture
def answer(survey: Survey) -> Callable[..., None]:
    def answer(number: int, *, area: Area | None = None, **answers: Any) -> None:
        assert survey.current
        rows = [
            Response(
                survey=survey,
                version=survey.current,
                answers=answers,
                language="de",
                area=area,
                submitted_on=date(2026, 6, 1),
            )
            for _ in range(number)
        ]
        Response.objects.bulk_create(rows)
        SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in rows])

    return answer


Answer = Callable[..., None]


@pytest.fixture
def ended(survey: Survey, answer: Answer, north: Area, south: Area) -> Survey:
    """The young like it here, the old do not; a few say no age."""
    answer(60, area=north, A1="3", S1="18_29", S3="family")
    answer(50, area=south, A1="1", S1="65_74", S3="couple")
    answer(40, area=south, A1="1", S1="75_84", S3="single")
    answer(20, area=south, A1="2", S1="75_84", S3="couple")
    answer(35, area=north, A1="3", S1="30_49", S3="single")
    answer(12, area=north, A1="3", S1="na", S3="couple")
    close(survey)
    return survey


def close(survey: Survey) -> None:
    Survey.objects.filter(pk=survey.pk).update(mixed_at_end=True, state=Survey.State.CLOSED)
    fold_all(RESPONSES)
    cross_ended()
    cache.clear()


def address(survey: Survey, name: str = "groups") -> str:
    return reverse(f"dashboards:{name}", args=[survey.process.slug, survey.slug])


def file_address(survey: Survey) -> str:
    return reverse("dashboards:groups_file", args=[survey.process.slug, survey.slug, "csv"])


def panel_of(reader: Client, survey: Survey, **query: str) -> Panel:
    panel: Panel = reader.get(address(survey), query).context["panel"]
    return panel


def row(panel: Panel, label: str) -> list[int | float | str | None]:
    assert panel.table
    return [cell.value for cell in next(one for one in panel.table.rows if one[0].text.startswith(label))][1:]


def test_while_answers_come_nothing_is_told_by_groups(reader: Client, survey: Survey, answer: Answer) -> None:
    answer(120, S1="18_29")
    page = reader.get(address(survey))
    assert "panel" not in page.context
    assert "wenn die Umfrage beendet ist" in page.content.decode()
    assert reader.get(file_address(survey)).status_code == 404


def test_each_generation_is_a_column_with_its_people(reader: Client, ended: Survey) -> None:
    panel = panel_of(reader, ended, frage="A1", nach="alter")
    assert panel.table
    named = [column.partition(" ")[2] for column in panel.table.columns]
    assert named[1:] == ["", "18_29", "30_49", "50_64", "65_74", "75 und älter"]
    assert row(panel, "Personen") == [217, 60, 35, 0, 50, 60]
    assert row(panel, "gern") == [107, 60, 35, 0, 0, 0]
    assert "großen Unterschied" in panel.title


def test_an_open_survey_has_strength_but_neither_chance_nor_letters(reader: Client, ended: Survey) -> None:
    panel = panel_of(reader, ended, frage="A1", nach="alter")
    assert "Cramérs V" in panel.note
    assert "Pearson" not in panel.note
    assert "Holm" not in panel.note
    Survey.objects.update(sampling=Survey.Sampling.RANDOM_SAMPLE, invited=900)
    cache.clear()
    panel = panel_of(reader, ended, frage="A1", nach="alter")
    assert "Pearson" in panel.note
    assert panel.table
    happy = next(one for one in panel.table.rows if one[0].text == "gern")
    assert happy[2].text.endswith("DE")  # the young exceed both older generations


def test_two_groups_stand_beside_each_other_and_never_one_with_itself(reader: Client, ended: Survey) -> None:
    panel = panel_of(reader, ended, frage="A1", nach="alter", a="18_29", b="alt")
    assert row(panel, "Personen") == [217, 60, 110]
    assert row(panel, "ungern") == [90, 0, 90]
    page = reader.get(address(ended), {"frage": "A1", "nach": "alter", "a": "from75", "b": "alt"})
    assert page.context["look"].overlap
    assert "dieselben Personen" in page.content.decode()


def test_a_life_situation_stands_beside_everybody_else(reader: Client, ended: Survey) -> None:
    panel = panel_of(reader, ended, frage="A1", nach="lage-allein-ab-75")
    assert row(panel, "Personen") == [217, 40, 177]
    assert row(panel, "ungern") == [90, 40, 50]


def test_a_life_situation_of_few_is_hidden_and_so_is_everybody_else(
    reader: Client, survey: Survey, answer: Answer
) -> None:
    answer(80, A1="3", S1="75_84", S3="couple")
    answer(60, A1="1", S1="18_29", S3="single")
    answer(7, A1="1", S1="75_84", S3="single")
    close(survey)
    panel = panel_of(reader, survey, frage="A1", nach="lage-allein-ab-75")
    assert panel.empty


def test_delicate_answers_need_thirty_people(reader: Client, survey: Survey, answer: Answer) -> None:
    answer(90, D5="never", A2="better", S1="18_29")
    answer(10, D5="often", A2="better", S1="18_29")
    answer(60, D5="often", A2="better", S1="50_64")
    answer(10, D5="never", A2="better", S1="50_64")
    answer(20, D5="often", A2="worse", S1="65_74")
    close(survey)
    assert row(panel_of(reader, survey, frage="A2", nach="alter"), "Personen")[4] == 20
    assert row(panel_of(reader, survey, frage="D5", nach="alter"), "Personen")[4] is None


def test_a_group_of_one_mind_is_named_and_hidden_where_the_answer_is_delicate(
    reader: Client, survey: Survey, answer: Answer
) -> None:
    """40 people of 50 to 64, and all of them said "often": then it is known of each of them."""
    answer(60, D5="never", A2="better", S1="18_29")
    answer(20, D5="often", A2="worse", S1="18_29")
    answer(35, D5="never", A2="better", S1="65_74")
    answer(10, D5="often", A2="worse", S1="65_74")
    answer(40, D5="often", A2="worse", S1="50_64")
    close(survey)
    plain = panel_of(reader, survey, frage="A2", nach="alter")
    assert row(plain, "Personen")[:5] == [165, 80, 0, 40, 45]
    assert "dieselbe Antwort" in plain.note
    delicate = panel_of(reader, survey, frage="D5", nach="alter")
    assert row(delicate, "Personen")[1:5] == [80, 0, None, None]
    assert "dieselbe Antwort" not in delicate.note


def test_who_is_hidden_among_the_ages_is_hidden_in_every_table(reader: Client, survey: Survey, answer: Answer) -> None:
    answer(80, A1="3", S1="50_64")
    answer(60, A1="2", S1="65_74")
    answer(7, A1="1", S1="18_29")
    close(survey)
    people = row(panel_of(reader, survey, frage="A1", nach="alter"), "Personen")
    assert people.count(None) == 2  # a second one, so that nobody subtracts
    assert 7 not in people


def test_parts_of_the_area_show_what_the_filter_shows(reader: Client, ended: Survey, north: Area, south: Area) -> None:
    panel = panel_of(reader, ended, frage="A1", nach="gebiet")
    assert row(panel, "Personen") == [217, 107, 110]
    assert row(panel, "ungern") == [90, 0, 90]


def test_the_file_has_counts_and_shares_of_the_same_look(reader: Client, ended: Survey) -> None:
    text = reader.get(file_address(ended), {"frage": "A1", "nach": "alter"}).content.decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text), delimiter=";"))
    assert rows[1] == ["Personen, die geantwortet haben", "217", "60", "35", "0", "50", "60"]
    shares = next(one for one in rows if one and one[0].endswith(": Anteil") and one[0].startswith("gern"))
    assert shares[2] == "1,0"


def test_an_unknown_question_or_group_means_the_first(reader: Client, ended: Survey) -> None:
    page = reader.get(address(ended), {"frage": "S1", "nach": "<b>", "a": "x"})
    assert page.context["look"].choice.key != "S1"
    assert page.context["look"].breakdown.word == "alter"


@pytest.fixture
def needs(survey: Survey, answer: Answer) -> Survey:
    """The old miss the bus; who lives alone from 75 on misses it most. Eight of the young rated it."""
    answer(40, B1={"bus": ["5", "1"]}, S1="75_84", S3="single")
    answer(30, B1={"bus": ["5", "3"]}, S1="75_84", S3="couple")
    answer(40, B1={"bus": ["2", "4"]}, S1="30_49", S3="couple")
    answer(20, B1={"bus": ["2", "4"]}, S1="30_49", S3="single")
    answer(12, B1={"bus": ["2", "4"]}, S1="50_64", S3="couple")
    answer(8, B1={"bus": ["5", "1"]}, S1="18_29", S3="couple")
    close(survey)
    return survey


def test_needs_by_generation_are_a_heat_map_of_gaps(reader: Client, needs: Survey) -> None:
    panel = panel_of(reader, needs)
    assert "Bus (75 und älter)" in panel.title
    gaps = row(panel, "Bus")
    assert gaps[5] == pytest.approx((40 * 4 + 30 * 2) / 70, abs=1e-4)
    assert gaps[2] == -2
    assert [gaps[1], gaps[3], gaps[4]] == ["–", "–", "–"]  # too few, hidden beside them, nobody
    assert panel.figure
    assert panel.figure.keys


def test_needs_in_a_life_situation_stand_beside_those_of_all_others(reader: Client, needs: Survey) -> None:
    gaps = row(panel_of(reader, needs, frage="B1", nach="lage-allein-ab-75"), "Bus")
    assert gaps[1] == 4
    assert gaps[2] == pytest.approx((30 * 2 - 72 * 2 + 8 * 4) / 110, abs=1e-4)
    two = row(panel_of(reader, needs, frage="B1", nach="alter", a="30_49", b="from75"), "Bus")
    assert two[1] == -2
    assert two[2] == pytest.approx(220 / 70, abs=1e-4)


def test_councillors_read_the_widest_gap_of_each_generation(reader: Client, needs: Survey) -> None:
    page = reader.get(reverse("dashboards:eight", args=[needs.process.slug])).content.decode()
    assert "Generation" in page
    assert "Bus (3,1, n = 70)" in page


@pytest.mark.parametrize("by", ["alter", "lage-allein-ab-75"])
def test_more_answers_take_no_more_queries(
    by: str, reader: Client, ended: Survey, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    cache.clear()
    with django_assert_num_queries(15):
        reader.get(address(ended), {"nach": by, "frage": "A1"})
