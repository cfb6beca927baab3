"""The start page of a neighbourhood: what can I do now, what came of it, who is there?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea
from participation.accounts.models import Account
from participation.decisions.models import Decision
from participation.places.models import Area, Office, PopulationMargin
from participation.processes.models import Phase, Process
from surveys.models import ReturnsTally
from tests.ideas.make import make_idea
from tests.neighbourhood.conftest import make_decision, make_survey

HOME = "/quartier/am-anger/"
QUERIES = 17


def _page(client: Client, address: str = HOME, language: str = "de") -> str:
    response = client.get(address, headers={"accept-language": language})
    assert response.status_code == 200
    return response.content.decode()


def test_the_open_survey_stands_on_top(client: Client, process: Process, staff: Account) -> None:
    closes = timezone.now() + timedelta(days=5)
    make_survey(process, staff, closes_at=closes, results_on=timezone.localdate() + timedelta(days=30))
    page = _page(client)
    assert '<h1 class="q-hero__title" id="offen">Was brauchen Sie am Anger?</h1>' in page
    assert "Offen bis " in page
    assert "anonym" in page
    assert "Antworten Sie als Erste oder Erster." in page
    assert "Das passiert mit Ihrer Antwort" in page


def test_the_meter_says_how_many_of_how_many_answered(client: Client, process: Process, staff: Account) -> None:
    survey = make_survey(process, staff)
    day = timezone.localdate()
    ReturnsTally.objects.create(survey=survey, day=day, channel="online", language="de", area_key=0, value=412)
    PopulationMargin.objects.create(
        area=process.area, dimension="total", category="all", count=3004, counted_on=day, source="Register"
    )
    assert '<strong class="q-num">412 von 3.004</strong> Menschen' in _page(client)


def test_without_a_survey_the_open_process_stands_on_top(client: Client, process: Process) -> None:
    page = _page(client)
    assert "Was braucht der Anger?</h1>" in page
    assert 'href="/beteiligung/anger-2026/"' in page


def test_a_phase_that_ends_at_midnight_is_open_until_the_day_before(client: Client, process: Process) -> None:
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=3)
    process.phases.update(ends_at=midnight)
    day = (midnight - timedelta(days=1)).day
    assert f", {day}. " in _page(client).split("Offen bis")[1][:40]


def test_when_nothing_is_open_the_page_says_what_comes_next(client: Client, process: Process) -> None:
    process.phases.update(starts_at=timezone.now() + timedelta(days=10), ends_at=timezone.now() + timedelta(days=20))
    page = _page(client)
    assert "Heute ist nichts offen. Als Nächstes:" in page
    assert "Das können Sie auch tun" not in page


def test_an_empty_neighbourhood_teaches(client: Client, neighbourhood: Area) -> None:
    page = _page(client)
    for sentence in (
        "Zurzeit ist nichts offen.",
        "Noch ist nichts entschieden.",
        "Noch keine Ideen. So könnte eine aussehen:",
        "Zurzeit steht kein Termin fest.",
    ):
        assert sentence in page


def test_results_tell_the_no_with_its_reason(client: Client, process: Process, official: Account) -> None:
    make_decision(
        process,
        official,
        make_idea(process),
        outcome=Decision.Outcome.DECLINE,
        reason={"de": "Ein Anschluss kostet 48.000 €."},
    )
    make_decision(process, official, make_idea(process, status=Idea.Status.DONE), title={"de": "Steht schon"})
    page = _page(client)
    assert "Nicht umgesetzt" in page
    assert "Ein Anschluss kostet 48.000 €." in page
    assert "Umgesetzt" in page.split("Steht schon")[0].split("Nicht umgesetzt")[0]


def test_only_three_results_stand_here_and_the_rest_is_one_click_away(
    client: Client, process: Process, official: Account
) -> None:
    for number in range(4):
        make_decision(process, official, make_idea(process), title={"de": f"Entscheidung {number}"})
    page = _page(client)
    assert page.count('class="q-result"') == 3
    assert "Alle 4 Ergebnisse" in page
    assert _page(client, "/quartier/am-anger/ergebnisse/").count('class="q-result"') == 4


def test_office_and_dates_say_who_is_there(client: Client, office: Office) -> None:
    page = _page(client)
    assert "Jana und Tobias" in page
    assert "tel:0000123456" in page
    assert "Frühstück" in page


def test_the_page_is_complete_in_english(client: Client, process: Process, office: Office) -> None:
    page = _page(client, language="en")
    assert "What does the Anger need?" in page
    assert "We are here for you" in page
    assert "Breakfast" in page
    assert "Wir sind" not in page


def test_hidden_ideas_and_drafts_stay_out(client: Client, process: Process, official: Account, staff: Account) -> None:
    make_idea(process, title="Noch geheim", visibility=Idea.Visibility.PENDING)
    make_survey(process, staff, title={"de": "Im Entwurf"})
    process.state = Process.State.DRAFT
    process.save()
    make_decision(process, official, make_idea(process), title={"de": "Zu früh"})
    page = _page(client)
    assert "Noch geheim" not in page
    assert "Im Entwurf" not in page
    assert "Zu früh" not in page
    assert "Was braucht der Anger?" not in page


@pytest.mark.parametrize("number", [1, 5])
def test_the_number_of_queries_does_not_grow(
    client: Client,
    process: Process,
    staff: Account,
    official: Account,
    office: Office,
    north: Area,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for each in range(number):
        make_survey(process, staff, slug=f"s{each}")
        make_decision(process, official, make_idea(process, supports=3, area=north))
        other = Process.objects.create(
            area=process.area, slug=f"p{each}", title={"de": "P"}, state="published", responsible=staff
        )
        Phase.objects.create(
            process=other,
            kind=Phase.Kind.COLLECT,
            starts_at=timezone.now() - timedelta(days=1),
            ends_at=timezone.now() + timedelta(days=1),
        )
    with django_assert_num_queries(QUERIES):
        client.get(HOME)


def test_the_front_door_opens_on_the_only_neighbourhood(client: Client, neighbourhood: Area) -> None:
    page = _page(client, "/")
    assert "Willkommen: Am Anger" in page
    assert 'href="/quartier/am-anger/" aria-current="page"' in page


def test_several_neighbourhoods_are_offered_to_choose_from(
    client: Client, neighbourhood: Area, elsewhere: Area, north: Area
) -> None:
    page = _page(client, "/")
    assert "Wo wohnen Sie?" in page
    assert 'href="/quartier/muehlviertel/"' in page
    assert "anger-nord" not in page


@pytest.mark.django_db
def test_without_any_area_the_page_says_how_to_begin(client: Client) -> None:
    assert "import_areas" in _page(client, "/")


def test_an_unknown_neighbourhood_is_not_found(client: Client, neighbourhood: Area) -> None:
    assert client.get("/quartier/atlantis/").status_code == 404
