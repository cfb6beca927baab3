"""An official saves the numbers of a panel as a file for a spreadsheet."""

import csv
from io import StringIO

from django.test import Client
from django.urls import reverse

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
