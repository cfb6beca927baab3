"""The entries of the main menu lead somewhere, with and without a neighbourhood."""

import pytest
from django.test import Client

from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from tests.ideas.make import make_idea
from tests.neighbourhood.conftest import make_decision, make_survey


@pytest.mark.parametrize("page", ["mitmachen", "ideen", "ergebnisse"])
def test_with_one_neighbourhood_the_short_address_leads_there(client: Client, neighbourhood: Area, page: str) -> None:
    response = client.get(f"/{page}/")
    assert response.status_code == 302
    assert response["Location"] == f"/quartier/am-anger/{page}/"
    assert client.get(response["Location"]).status_code == 200


@pytest.mark.parametrize("page", ["mitmachen", "ideen", "ergebnisse"])
def test_with_several_one_can_choose(client: Client, neighbourhood: Area, elsewhere: Area, page: str) -> None:
    assert f'href="/quartier/muehlviertel/{page}/"' in client.get(f"/{page}/").content.decode()


def test_taking_part_lists_all_that_is_open(client: Client, process: Process, staff: Account, all_pages: None) -> None:
    make_survey(process, staff)
    make_survey(process, staff, slug="zweite", title={"de": "Zweite Umfrage"})
    page = client.get("/quartier/am-anger/mitmachen/", headers={"accept-language": "de"}).content.decode()
    assert "Was brauchen Sie am Anger?" in page
    assert "Zweite Umfrage" in page
    assert "Was braucht der Anger?" in page


def test_ideas_of_the_only_process_open_at_once(client: Client, process: Process) -> None:
    make_idea(process)
    response = client.get("/quartier/am-anger/ideen/")
    assert (response.status_code, response["Location"]) == (302, "/beteiligung/anger-2026/ideen/")


def test_results_come_in_pages(client: Client, process: Process, official: Account) -> None:
    for _ in range(21):
        make_decision(process, official, make_idea(process))
    first = client.get("/quartier/am-anger/ergebnisse/").content.decode()
    assert first.count('class="q-result"') == 20
    second = client.get("/quartier/am-anger/ergebnisse/?seite=2").content.decode()
    assert second.count('class="q-result"') == 1
    assert client.get("/quartier/am-anger/ergebnisse/?seite=x").status_code == 200
