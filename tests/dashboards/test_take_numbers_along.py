"""An official takes a panel along: its numbers as a file for a spreadsheet, its chart as a picture."""

import csv
import xml.etree.ElementTree as ET
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from dashboards.exports import png
from dashboards.selectors.themes import THEMES, theme_with
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.spreadsheets import harmless
from surveys.models import Survey
from tests.dashboards.conftest import Answer, MakeIdea


def rows_of(client: Client, url: str) -> list[list[str]]:
    response = client.get(url)
    assert response.status_code == 200
    assert "attachment" in response["Content-Disposition"]
    text = response.content.decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


def test_same_numbers_as_on_the_page(client: Client, official: Account, process: Process, make_idea: MakeIdea) -> None:
    make_idea("Bordstein", 40)
    client.force_login(official)
    rows = rows_of(client, reverse("dashboards:process_table", args=[process.slug, "ideas"]))
    assert rows[1][:2] == ["Bordstein", "40"]


def test_a_title_cannot_become_a_formula(
    client: Client, official: Account, process: Process, make_idea: MakeIdea
) -> None:
    make_idea('=HYPERLINK("http://example.org";"x")', 40)
    client.force_login(official)
    rows = rows_of(client, reverse("dashboards:process_table", args=[process.slug, "ideas"]))
    assert rows[1][0].startswith("'=")
    assert [harmless(text) for text in ("-1", "@x", "\tx", "Bank")] == ["'-1", "'@x", "'\tx", "Bank"]
    assert [harmless(text) for text in ("＝1", " =1", "\u00a0+1")] == ["'＝1", "' =1", "'\u00a0+1"]


def test_hidden_figures_stay_hidden_in_the_file(
    client: Client, official: Account, process: Process, survey: Survey, answer: Answer, residents: None
) -> None:
    answer(40, seed=1, S1="30_49")
    answer(4, seed=2, S1="85p")
    answer(12, seed=3, S1="u14")
    client.force_login(official)
    rows = rows_of(client, reverse("dashboards:process_table", args=[process.slug, "people-S1"]))
    shown = {row[0]: row[1] for row in rows if len(row) > 1}
    assert shown["85 Jahre und älter"] not in ("4", "")
    assert "12" not in (shown["85 Jahre und älter"], shown["unter 14 Jahre"])
    assert shown["30 bis 49 Jahre"] == "40"


def test_decimals_as_the_language_writes_them(
    client: Client, official: Account, process: Process, survey: Survey, answer: Answer
) -> None:
    answer(60)
    client.force_login(official)
    url = reverse("dashboards:survey_table", args=[process.slug, survey.slug, "gaps-B1"])
    assert "," in rows_of(client, url)[1][1]


def test_a_file_of_a_part_says_of_which(
    client: Client, official: Account, process: Process, survey: Survey, answer: Answer, north: Area, south: Area
) -> None:
    answer(40, seed=1, area=north)
    answer(40, seed=2, area=south)
    client.force_login(official)
    url = reverse("dashboards:process_table", args=[process.slug, "gaps-B1"])
    with_filter = client.get(url, {"gebiet": north.slug}).content.decode()
    assert "Nur Antworten aus: Nord" in with_filter
    assert "Nur Antworten" not in client.get(url).content.decode()


def test_nobody_else_gets_the_file(client: Client, outsider: Account, process: Process) -> None:
    client.force_login(outsider)
    assert client.get(reverse("dashboards:process_table", args=[process.slug, "ideas"])).status_code == 403


def test_an_unknown_panel_is_not_found(client: Client, official: Account, process: Process) -> None:
    client.force_login(official)
    assert client.get(reverse("dashboards:process_table", args=[process.slug, "nothing"])).status_code == 404


def test_a_file_of_a_further_page_is_found_without_building_the_others(
    client: Client, official: Account, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    for theme in THEMES:
        keys = [panel.key for panel in theme.page(process, ()).panels]
        assert keys
        assert [theme_with(key) for key in keys] == [theme] * len(keys)
    monkeypatch.setattr("dashboards.views.kept.overview", lambda *_, **__: pytest.fail("built for nothing"))
    client.force_login(official)
    assert client.get(reverse("dashboards:process_table", args=[process.slug, "funnel"])).status_code == 200


def words_of(picture: bytes) -> str:
    return " ".join(one.text or "" for one in ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text"))


def picture(slug: str, key: str, kind: str) -> str:
    return reverse("dashboards:process_picture", args=[slug, key, kind])


def test_a_picture_carries_its_words_and_hides_what_the_page_hides(
    client: Client, official: Account, process: Process, survey: Survey, answer: Answer, residents: None, north: Area
) -> None:
    answer(40, seed=1, S1="30_49", area=north)
    answer(4, seed=2, S1="85p", area=north)
    answer(12, seed=3, S1="u14", area=north)
    client.force_login(official)
    page = client.get(reverse("dashboards:overview", args=[process.slug])).context["page"]
    panel = next(one for one in page.panels if one.key == "people-S1")
    said = words_of(client.get(picture(process.slug, "people-S1", "svg")).content)
    for part in (*panel.title.split(), panel.base, "Melderegister", "Zählung Nr.\u00a0"):
        assert part in said
    hidden = [row for row in panel.table.rows if row[1].value is None]
    assert "85 Jahre und älter" in [row[0].text for row in hidden]
    assert said.count(hidden[0][1].text) == len(hidden)
    filtered = client.get(picture(process.slug, "gaps-B1", "svg"), {"gebiet": north.slug}).content
    assert "Nur Antworten aus: Nord" in words_of(filtered)
    assert "Nur Antworten" not in said


def test_a_picture_for_slides_is_wide_drawn_and_always_the_same(
    client: Client, official: Account, process: Process, make_idea: MakeIdea
) -> None:
    make_idea("Bordstein", 40)
    make_idea("Größere Bäume", 30)
    client.force_login(official)
    first, again = (client.get(picture(process.slug, "ideas", "png")) for _ in range(2))
    assert first["Content-Type"] == "image/png"
    assert first.content == again.content
    with Image.open(BytesIO(first.content)) as image:
        assert image.width == png.WIDTH
        colours = image.convert("RGB").getcolors(1 << 20)
    assert colours
    assert max(colours)[1] == (255, 255, 255)
    bars = sum(count for count, colour in colours if colour == (14, 90, 92))
    assert bars > 1_000, "nothing is drawn in the colour of the bars"
    ink = sum(count for count, colour in colours if colour == (29, 39, 37))
    assert ink > 3_000, "no letters are drawn"


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_whoever_has_a_picture_is_not_sent_it_again(
    client: Client, official: Account, process: Process, make_idea: MakeIdea, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_idea("Bordstein", 40)
    client.force_login(official)
    mark = client.get(picture(process.slug, "ideas", kind))["ETag"]
    monkeypatch.setattr(png, "_unpacked", lambda: pytest.fail("drawn for nothing"))
    again = client.get(picture(process.slug, "ideas", kind), headers={"if-none-match": mark})
    assert (again.status_code, again.content) == (304, b"")
    assert "private" in again["Cache-Control"]
    other = client.get(picture(process.slug, "ideas", "svg"), {"weg": "paper"}, headers={"if-none-match": mark})
    assert other.status_code == 200


def test_pictures_are_for_those_who_read_the_page_and_for_charts(
    client: Client, official: Account, outsider: Account, process: Process, make_idea: MakeIdea
) -> None:
    make_idea("Bordstein", 40)
    client.force_login(outsider)
    assert client.get(picture(process.slug, "ideas", "png")).status_code == 403
    client.force_login(official)
    for key, kind in (("ideas", "gif"), ("nothing", "svg"), ("measures", "svg")):
        assert client.get(picture(process.slug, key, kind)).status_code == 404
