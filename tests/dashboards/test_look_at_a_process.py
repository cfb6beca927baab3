"""An official opens the evaluation of a process."""

from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from participation.accounts.models import Account
from participation.processes.models import Process
from tests.dashboards.conftest import Answer, MakeIdea


@pytest.fixture
def url(process: Process) -> str:
    return reverse("dashboards:overview", args=[process.slug])


@pytest.fixture
def filled(make_idea: MakeIdea, add_supports: Any, answer: Answer, residents: None, north: Any, south: Any) -> None:
    for title, supports in (("Bordstein", 140), ("Schatten", 110), ("Bus", 104), ("Treff", 12)):
        make_idea(title, supports)
    add_supports(date(2026, 6, 1), 300)
    add_supports(date(2026, 6, 3), 66, channel="paper")
    answer(60, seed=1, area=north)
    answer(45, seed=2, area=south, channel="paper")


def test_every_panel_has_numbers_words_and_a_source(client: Client, official: Account, url: str, filled: None) -> None:
    client.force_login(official)
    response = client.get(url)
    page = response.content.decode()
    panels = response.context["page"].panels
    keys = [panel.key for panel in panels]
    assert keys == ["gaps-B1", "people-parts", "quadrants-B1", "people-S1", "ideas", "participation"]
    assert [panel.width for panel in panels] == ["wide", "narrow", "wide", "narrow", "", ""]
    for panel in panels:
        assert not panel.empty, panel
        assert panel.figure is not None
        assert panel.table is not None
        assert panel.base
        assert panel.source
    assert "Stimmungsbild" in page or "Mood picture" in page


def test_nobody_else_gets_in(
    client: Client, url: str, resident: Account, moderator: Account, outsider: Account, settings: Any
) -> None:
    settings.LOGIN_URL = "/anmelden/"
    assert client.get(url).status_code == 302
    for account in (resident, moderator, outsider):
        client.force_login(account)
        assert client.get(url).status_code == 403


def test_an_empty_process_says_so(client: Client, official: Account, url: str) -> None:
    client.force_login(official)
    response = client.get(url)
    assert response.status_code == 200
    assert response.context["page"].headline is None


def queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_the_number_of_queries_does_not_grow(
    client: Client, official: Account, url: str, filled: None, answer: Answer, make_idea: MakeIdea
) -> None:
    client.force_login(official)
    few = queries(client, url)
    warm = queries(client, url)
    for number in range(30):
        make_idea(f"idea {number}", number)
    answer(150, seed=3)
    cache.clear()
    assert queries(client, url) == few
    assert warm < few
