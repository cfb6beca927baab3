"""An official opens the evaluation of a process."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ideas.models import Idea
from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import ReturnsTally, Survey
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
    topics, people = [[panel.key for panel in column] for column in response.context["page"].columns]
    assert topics[:2] == ["gaps-B1", "quadrants-B1"]
    assert people[:2] == ["people-parts", "people-S1"]
    assert {*topics[2:], *people[2:]} == {"outreach", "ideas", "participation"}
    for panel in panels:
        assert not panel.empty, panel
        assert panel.figure is not None or panel.drawing is not None
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


def test_a_filtered_page_says_whose_answers_it_shows(client: Client, official: Account, url: str, filled: None) -> None:
    client.force_login(official)
    response = client.get(url, {"weg": "paper"})
    page = response.content.decode()
    assert response.context["scope_words"] in page
    assert not client.get(url).context["scope_words"]
    # The parts are never divided by a channel, so the headline of one channel does not speak of them.
    headline = response.context["page"].headline
    assert headline is None or "Nord" not in headline.text


def test_the_numbers_beside_the_headline_count_one_survey(
    client: Client, official: Account, url: str, filled: None, survey: Survey, staff: Account
) -> None:
    """Who answers two surveys is one person: adding them up said more people had answered than live there."""
    assert survey.first_published_at is not None
    other = Survey.objects.create(
        process=survey.process,
        slug="frueher",
        title={"de": "Früher"},
        responsible=staff,
        current=survey.current,
        first_published_at=survey.first_published_at - timedelta(days=30),
    )
    ReturnsTally.objects.create(
        survey=other, day=date(2026, 5, 1), channel="online", language="de", area_key=0, value=500
    )
    client.force_login(official)
    assert client.get(url).context["page"].stats[0].value == "105"


def test_an_idea_is_one_click_from_its_place_in_the_ranking(
    client: Client, official: Account, url: str, filled: None
) -> None:
    client.force_login(official)
    idea = Idea.objects.get(title="Bordstein")
    assert f'href="{reverse("ideas:detail", args=[idea.pk])}"' in client.get(url).content.decode()


def test_a_question_is_one_click_from_its_panel(
    client: Client, official: Account, url: str, filled: None, survey: Survey
) -> None:
    client.force_login(official)
    page = client.get(url)
    survey_url = reverse("dashboards:survey", args=[survey.process.slug, survey.slug])
    for panel in page.context["page"].panels:
        if not panel.stands_at:
            continue
        assert f"{survey_url}?seite={panel.stands_at}" in page.content.decode()
        number, anchor = panel.stands_at.split("#")
        assert f'id="{anchor}"' in client.get(survey_url, {"seite": number}).content.decode()


@pytest.mark.parametrize(("first", "second", "third"), [(140, 110, 104), (60, 58, 55)])
def test_the_title_of_the_ranking_agrees_with_its_places(
    client: Client, official: Account, url: str, make_idea: MakeIdea, first: int, second: int, third: int
) -> None:
    """It named five ideas as ahead while the sixth could be the first as well."""
    for number, supports in enumerate((first, second, third, 3)):
        make_idea(f"idea {number}", supports)
    client.force_login(official)
    panel = next(one for one in client.get(url).context["page"].panels if one.key == "ideas")
    places = [str(row[2].value) for row in panel.table.rows]
    assert panel.facts["may_lead"] == sum(place.startswith("1-") for place in places)
    assert str(panel.facts["may_lead"]) in panel.title or panel.facts["may_lead"] == 1
