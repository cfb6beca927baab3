"""Everybody begins where their work or visit begins; a safe address that they wanted wins."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client

from ideas.models import Follow
from participation.accounts.models import Account, Role, RoleAssignment
from participation.places.models import Area
from participation.processes.models import Process
from tests.conftest import PASSWORD, open_process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
PASSWORD_PAGE, CODE_PAGE = "/mitarbeit/login/", "/anmelden/"


@pytest.fixture(autouse=True)
def _no_limits_left_over() -> None:
    cache.clear()


def arrive(client: Client, account: Account, next_path: str = "") -> str:
    """Sign in with the password and follow to the page where one ends."""
    data = {"login": account.email, "password": PASSWORD, "next": next_path}
    answer = client.post(PASSWORD_PAGE, data, follow=True)
    assert answer.status_code == 200
    return str(answer.redirect_chain[-1][0])


def arrive_by_mail(client: Client, account: Account, next_path: str = "") -> str:
    client.post(CODE_PAGE, {"email": account.email, "next": next_path})
    code = re.search(r"#([0-9A-Z-]{11})", str(mail.outbox[-1].body))
    assert code
    answer = client.post("/anmelden/code/", {"code": code[1]}, follow=True)
    assert answer.status_code == 200
    return str(answer.redirect_chain[-1][0])


@pytest.mark.parametrize(
    ("who", "where"),
    [
        ("staff", "/heute/"),
        ("moderator", "/heute/"),
        ("administrator", "/heute/"),
        ("outsider", "/heute/"),
        ("official", "/auswertung/anger-2026/"),
    ],
)
def test_people_who_work_here_begin_with_their_work(
    client: Client, request: pytest.FixtureRequest, process: Process, who: str, where: str
) -> None:
    assert arrive(client, request.getfixturevalue(who)) == where


def test_an_official_of_several_processes_chooses_one(
    client: Client, official: Account, process: Process, elsewhere: Area
) -> None:
    Process.objects.create(area=elsewhere, slug="zwei", title={"de": "Zwei"}, state="published", responsible=official)
    assert arrive(client, official) == "/auswertung/"


def test_an_official_who_is_also_staff_begins_with_today(
    client: Client, official: Account, process: Process, town: Area
) -> None:
    RoleAssignment.objects.create(account=official, area=town, role=Role.STAFF)
    assert arrive(client, official) == "/heute/"


def test_before_there_is_a_neighbourhood_an_administrator_begins_with_the_processes(
    client: Client, administrator: Account
) -> None:
    assert arrive(client, administrator) == "/werkstatt/prozesse/"


@pytest.mark.parametrize("who", ["staff", "official"])
def test_what_somebody_wanted_wins(client: Client, request: pytest.FixtureRequest, process: Process, who: str) -> None:
    assert (
        arrive(client, request.getfixturevalue(who), "/werkstatt/ideen/?stapel=alle") == "/werkstatt/ideen/?stapel=alle"
    )


@pytest.mark.parametrize("bad", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"])
def test_an_address_elsewhere_does_not(client: Client, staff: Account, process: Process, bad: str) -> None:
    assert arrive(client, staff, bad) == "/heute/"


def test_a_resident_comes_back_to_where_they_were(client: Client, resident: Account, process: Process) -> None:
    idea = make_idea(process)
    page = client.get(f"/ideen/{idea.pk}/").content.decode()
    assert f'href="/anmelden/?next=/ideen/{idea.pk}/"' in page
    assert arrive_by_mail(client, resident, f"/ideen/{idea.pk}/") == f"/ideen/{idea.pk}/"


def test_a_resident_without_a_wish_comes_home(
    client: Client, resident: Account, process: Process, elsewhere: Area
) -> None:
    there = Process.objects.create(
        area=elsewhere, slug="zwei", title={"de": "Zwei"}, state="published", responsible=process.responsible
    )
    Follow.objects.create(idea=make_idea(there), account=resident)
    Follow.objects.create(idea=make_idea(process), account=resident)
    assert arrive_by_mail(client, resident) == "/quartier/am-anger/"


def test_an_unpublished_process_is_nobodys_home(client: Client, resident: Account, process: Process) -> None:
    Follow.objects.create(idea=make_idea(process), account=resident)
    Process.objects.update(state=Process.State.DRAFT)
    assert arrive_by_mail(client, resident) == "/"


def test_a_resident_of_whom_we_know_nothing_begins_at_the_start(client: Client, resident: Account) -> None:
    assert arrive_by_mail(client, resident) == "/"


def test_in_a_town_without_neighbourhoods_its_own_page_is_home(client: Client, resident: Account) -> None:
    process = open_process()
    Follow.objects.create(idea=make_idea(process), account=resident)
    assert arrive_by_mail(client, resident) == "/quartier/am-ufer/"


def test_a_very_long_wish_does_not_hinder_the_sign_in(client: Client, resident: Account) -> None:
    long = "/ideen/?suche=" + "x" * 400
    page = client.get(CODE_PAGE, {"next": long}).content.decode()
    form = page[page.index("<main") :].partition("</form>")[0]
    assert "xxxx" not in form
    assert arrive_by_mail(client, resident) == "/"


def test_the_wish_is_kept_on_the_way_to_the_password(client: Client, staff: Account, process: Process) -> None:
    page = client.get("/werkstatt/umfragen/", follow=True).content.decode()
    way = re.search(r'href="(/mitarbeit/login/\?next=[^"]+)"', page)
    assert way
    form = client.get(way[1]).content.decode()
    assert 'value="/werkstatt/umfragen/"' in form
    assert 'href="/anmelden/?next=/werkstatt/umfragen/"' in form


def test_pages_for_signing_in_are_no_wish(client: Client, neighbourhood: Area) -> None:
    for address in (CODE_PAGE, "/anmelden/code/", PASSWORD_PAGE):
        page = client.get(address).content.decode()
        assert "next=/anmelden" not in page
        assert "next=/mitarbeit" not in page


DESK = {"/heute/", "/werkstatt/umfragen/", "/werkstatt/ideen/", "/werkstatt/abstimmungen/", "/werkstatt/prozesse/"}
MENU = {
    "staff": {*DESK, "/auswertung/"},
    "administrator": {*DESK, "/auswertung/"},
    # Moderators may declare ballots void.
    "moderator": {"/heute/", "/werkstatt/ideen/", "/werkstatt/abstimmungen/"},
    "official": {"/heute/", "/werkstatt/ideen/", "/auswertung/"},
}


@pytest.mark.parametrize("who", MENU)
def test_the_menu_shows_what_a_role_may_open(
    client: Client, request: pytest.FixtureRequest, process: Process, who: str
) -> None:
    client.force_login(request.getfixturevalue(who))
    page = client.get("/werkstatt/ideen/").content.decode()
    menu = re.search(r'<nav class="q-nav".*?</nav>', page, re.DOTALL)
    assert menu
    shown = re.findall(r'href="([^"]+)"', menu[0])
    assert set(shown) == MENU[who]
    for address in shown:
        assert client.get(address, follow=True).status_code == 200, address


def test_the_way_from_the_residents_view_leads_to_ones_own_work(
    client: Client, official: Account, process: Process
) -> None:
    client.force_login(official)
    assert 'href="/weiter/"' in client.get("/quartier/am-anger/").content.decode()


def test_a_guest_who_asks_where_to_go_signs_in_first(client: Client) -> None:
    assert client.get("/weiter/")["Location"] == "/anmelden/?next=/weiter/"


def test_an_account_whose_role_has_ended_is_a_resident_again(client: Client, staff: Account, process: Process) -> None:
    RoleAssignment.objects.all().delete()
    assert arrive(client, staff) == "/"
