"""An official sees on a map where needles of a survey stand: squares of enough people, once it has ended."""

import csv
import zipfile
from datetime import date
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from dashboards.panels.needle_map import NeedleMap
from dashboards.panels.panel import Panel
from dashboards.reports.gathering import gather
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from surveys.models import Response, SubmissionEvent, Survey
from surveys.tasks import fold_responses

NORTH_EAST, SOUTH, FAR = "geo:48.0175,9.0185", "geo:48.0045,9.0105", "geo:48.5,9.5"


@pytest.fixture
def url(process: Process) -> str:
    return reverse("dashboards:theme", args=[process.slug, "orte"])


def placed(survey: Survey, number: int, **pins: list[str]) -> None:
    assert survey.current is not None
    rows = [
        Response(
            survey=survey,
            version=survey.current,
            answers={"C1": pins},
            language="de",
            submitted_on=date(2026, 6, 1),
        )
        for _ in range(number)
    ]
    Response.objects.bulk_create(rows)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in rows])


def counted(survey: Survey) -> None:
    Survey.objects.filter(pk=survey.pk).update(mixed_at_end=True)
    fold_responses()
    cache.clear()


def needles(client: Client, url: str) -> Panel:
    cache.clear()
    (found,) = [panel for panel in client.get(url).context["page"].panels if panel.key.startswith("needle-map")]
    return found  # type: ignore[no-any-return]


def drawing(panel: Panel) -> NeedleMap:
    assert panel.drawing is not None
    assert isinstance(panel.drawing.data, NeedleMap)
    return panel.drawing.data


def words(panel: Panel) -> list[tuple[str, ...]]:
    assert panel.table is not None
    return [tuple(cell.text for cell in row) for row in panel.table.rows]


def test_a_map_for_each_meaning_with_the_same_numbers_as_a_table(
    client: Client, official: Account, url: str, survey: Survey, outlines: None, north: Area, south: Area
) -> None:
    placed(survey, 14, like=[f"{NORTH_EAST} Bank", NORTH_EAST], avoid=[SOUTH])
    placed(survey, 9, like=[SOUTH], potential=["am Bach"])
    placed(survey, 12, avoid=[FAR], potential=[NORTH_EAST])
    counted(survey)
    client.force_login(official)
    page = client.get(url).content.decode()
    assert "Bank" not in page
    panel = needles(client, url)
    assert [[spot.number for spot in sheet.spots] for sheet in drawing(panel).sheets] == [["14"], ["14"], ["12"]]
    assert "Nord, im Nordosten 14" in drawing(panel).sheets[0].alt
    everybody = "alle, die einen Ort nannten, auf der Karte oder in Worten"
    assert words(panel) == [
        ("Hier bin ich gern: Nord, im Nordosten", "14"),
        (f"Hier bin ich gern: {everybody}", "23"),
        ("Hier fühle ich mich unwohl: Süd, im Süden", "14"),
        (f"Hier fühle ich mich unwohl: {everybody}", "26"),
        ("Hier könnte man etwas daraus machen: Nord, im Nordosten", "12"),
        (f"Hier könnte man etwas daraus machen: {everybody}", "21"),
    ]
    assert "410 Metern" in panel.note
    assert panel.title.startswith("Wo Nadeln stehen"), "two circles of 14: no place is named before the other"


def test_numbers_and_pictures_can_be_taken_along(
    client: Client, official: Account, process: Process, url: str, survey: Survey, outlines: None
) -> None:
    placed(survey, 30, like=[NORTH_EAST])
    counted(survey)
    client.force_login(official)
    panel = needles(client, url)
    assert panel.title == "30 Menschen: „Hier bin ich gern“ – Nord, im Nordosten"
    table = client.get(reverse("dashboards:process_table", args=[process.slug, panel.key])).content.decode()
    assert "Hier bin ich gern: Nord, im Nordosten;30\r\n" in table
    for kind in ("svg", "png"):
        assert (
            client.get(reverse("dashboards:process_picture", args=[process.slug, panel.key, kind])).status_code == 200
        )
    picture = client.get(reverse("dashboards:process_picture", args=[process.slug, panel.key, "svg"])).content.decode()
    assert "<circle" in picture
    assert "kein Feld, das gezeigt werden darf" in picture


def test_before_the_end_without_outlines_or_with_too_few_it_says_why(
    client: Client, official: Account, url: str, survey: Survey, north: Area
) -> None:
    client.force_login(official)
    assert not [one for one in client.get(url).context["page"].panels if one.key.startswith("needle-map")]
    placed(survey, 12, like=[NORTH_EAST])
    fold_responses()
    assert "wenn die Umfrage beendet ist" in needles(client, url).empty
    counted(survey)
    assert "Umriss" in needles(client, url).empty
    ring = [[9.0, 48.01], [9.02, 48.01], [9.02, 48.02], [9.0, 48.02], [9.0, 48.01]]
    Area.objects.filter(pk=north.pk).update(outline={"type": "Polygon", "coordinates": [ring]})
    assert needles(client, url).drawing


def test_delicate_questions_need_more_people(
    client: Client, official: Account, url: str, survey: Survey, outlines: None
) -> None:
    assert survey.current is not None
    definition: dict[str, Any] = survey.current.definition
    for page in definition["pages"]:
        for question in page["questions"]:
            if question["code"] == "C1":
                question["sensitive"] = True
    survey.current.save()
    placed(survey, 29, like=[NORTH_EAST])
    placed(survey, 31, like=[SOUTH])
    counted(survey)
    client.force_login(official)
    assert [spot.number for spot in drawing(needles(client, url)).sheets[0].spots] == ["31"]


def test_needles_cost_three_queries_however_many_there_are(
    client: Client, official: Account, url: str, survey: Survey, outlines: None
) -> None:
    client.force_login(official)

    def queries() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url).status_code == 200
        assert not any('"surveys_response"' in one["sql"] for one in captured)
        return len(captured)

    placed(survey, 12, like=[NORTH_EAST])
    counted(survey)
    few = queries()
    placed(survey, 40, like=[NORTH_EAST, SOUTH], avoid=[SOUTH, FAR])
    from surveys.models import Crossing

    Crossing.objects.all().delete()
    fold_responses()
    assert queries() == few


def test_a_report_shows_the_map_among_places(process: Process, survey: Survey, outlines: None) -> None:
    placed(survey, 30, like=[NORTH_EAST])
    counted(survey)
    (found,) = [panel for panel in gather(process).places if panel.key.startswith("needle-map")]
    assert found.survey == survey.slug
    assert found.has_picture


def test_a_map_of_a_town_holds_forty_squares_whole_and_numbers_where_they_fit(
    client: Client, official: Account, url: str, survey: Survey, outlines: None
) -> None:
    """500 people name places, so squares are small; each square of ten stands for ten people of its own."""
    for number in range(50):
        lat, lon = 48.0005 + number // 10 * 0.004, 9.0005 + number % 10 * 0.002
        placed(survey, 10 + number % 3, like=[f"geo:{lat:.4f},{lon:.4f}"])
    counted(survey)
    client.force_login(official)
    panel = needles(client, url)
    found = drawing(panel)
    spots = found.sheets[0].spots
    assert len(spots) == 40
    assert "40 Felder mit den meisten Menschen" in panel.note
    assert {spot.number for spot in spots} == {""}, "in squares of a hundred metres a number has no room here"
    names = [row[0] for row in words(panel)]
    assert len(names) == len(set(names))
    assert found.left < 0, "a square at the rim is whole"
    for spot in spots:
        assert found.left - 0.2 <= spot.x - spot.radius
        assert spot.x + spot.radius <= found.left + found.width + 0.2


def test_everybody_sees_the_map_once_results_are_released_and_takes_it_along_as_open_data(
    client: Client, process: Process, survey: Survey, outlines: None
) -> None:
    placed(survey, 30, like=[f"{NORTH_EAST} Bank"])
    placed(survey, 4, like=[SOUTH])
    counted(survey)
    address = reverse("dashboards:survey_results", args=[process.slug, survey.slug])
    assert client.get(address).status_code == 404
    Survey.objects.filter(pk=survey.pk).update(
        state=Survey.State.CLOSED, results_public=True, results_released_at=timezone.now()
    )
    cache.clear()
    page = client.get(address).content.decode()
    assert "30 Menschen: „Hier bin ich gern“ – Nord, im Nordosten" in page
    assert "<circle" in page
    assert "Bank" not in page
    file = client.get(reverse("dashboards:results_file", args=[process.slug, "daten.zip"])).content
    figures = zipfile.ZipFile(BytesIO(file)).read("figures.csv").decode()
    rows = [row for row in csv.DictReader(StringIO(figures)) if row["panel"].startswith("needle-map-")]
    assert [(row["row"], row["value"]) for row in rows][:2] == [
        ("Hier bin ich gern: Nord, im Nordosten", "30"),
        ("Hier bin ich gern: alle, die einen Ort nannten, auf der Karte oder in Worten", "34"),
    ]
    assert [row["value"] for row in rows] == ["30", "34", "0", "0"]
