"""The page of a process: what is it about, what is open, who decides when?"""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from participation.accounts.models import Account
from participation.places.models import Office
from participation.processes.models import Phase, Process
from tests.ideas.make import make_idea
from tests.neighbourhood.conftest import make_decision, make_survey

ADDRESS = "/beteiligung/anger-2026/"
QUERIES = 13


def _page(client: Client) -> str:
    response = client.get(ADDRESS, headers={"accept-language": "de"})
    assert response.status_code == 200
    return response.content.decode()


def test_the_promise_is_four_short_lines(client: Client, process: Process) -> None:
    Process.objects.filter(pk=process.pk).update(
        promise_open={"de": "Was zuerst geschieht"},
        promise_decides={"de": "Der Stadtrat"},
        promise_decides_on=date(2026, 7, 21),
        promise_fixed={"de": "40.000 €"},
    )
    page = _page(client)
    box = page.split('class="q-promise"')[1].split("</section>")[0]
    assert box.count("<dt>") == 4
    assert "bis Dienstag, 21. Juli" in box


def test_open_phases_are_marked_as_now(client: Client, process: Process) -> None:
    now = timezone.now()
    Phase.objects.create(
        process=process,
        kind=Phase.Kind.DECIDE,
        title={"de": "Stadtrat entscheidet"},
        starts_at=now + timedelta(days=30),
        ends_at=now + timedelta(days=40),
    )
    page = _page(client)
    assert page.count('aria-current="step"') == 4
    assert page.count("q-time__item--next") == 1


def test_between_two_phases_the_way_says_where_today_is(client: Client, process: Process) -> None:
    now = timezone.now()
    process.phases.update(starts_at=now - timedelta(days=9), ends_at=now - timedelta(days=2))
    way = _page(client).split('id="ablauf"')[1].split("</ol>")[0]
    assert way.count('aria-current="step"') == 1
    assert "Heute" in way


def test_what_is_open_leads_to_its_page(client: Client, process: Process, staff: Account, all_pages: None) -> None:
    make_survey(process, staff)
    page = _page(client)
    assert "Was brauchen Sie am Anger?" in page
    assert "Eine Idee einreichen" in page


def test_a_finished_process_offers_nothing_and_says_thank_you(
    client: Client, process: Process, staff: Account, all_pages: None
) -> None:
    make_survey(process, staff)
    Process.objects.filter(pk=process.pk).update(state=Process.State.ARCHIVED)
    page = _page(client)
    assert "Diese Beteiligung ist abgeschlossen." in page
    assert "Eine Idee einreichen" not in page


def test_decisions_and_the_responsible_person_are_named(
    client: Client, process: Process, official: Account, office: Office
) -> None:
    make_decision(process, official, make_idea(process))
    page = _page(client)
    assert "Bank am Kirchweg" in page
    assert "Jana" in page.split('id="wer"')[1]


def test_a_draft_is_open_to_the_team_only(
    client: Client, process: Process, resident: Account, outsider: Account, staff: Account
) -> None:
    Process.objects.filter(pk=process.pk).update(state=Process.State.DRAFT)
    assert client.get(ADDRESS).status_code == 404
    for account, status in ((resident, 404), (outsider, 404), (staff, 200)):
        client.force_login(account)
        assert client.get(ADDRESS).status_code == status


@pytest.mark.parametrize("number", [1, 4])
def test_the_number_of_queries_does_not_grow(
    client: Client,
    process: Process,
    staff: Account,
    official: Account,
    number: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for each in range(number):
        make_survey(process, staff, slug=f"s{each}")
        make_decision(process, official, make_idea(process))
    with django_assert_num_queries(QUERIES):
        client.get(ADDRESS)
