"""One tablet, many people: each vote counts once, and nobody sees what the one before has chosen."""

import re

import pytest
from django.test import Client

from ideas.models import Ballot, BallotEvent, Poll
from ideas.services.ballot_tallying import BALLOT_LEDGER
from participation.accounts.models import Account
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.ideas.polls.make import new_poll

pytestmark = pytest.mark.django_db
PAGE = "/abstimmungen/wahl-approval/"
DESK = "/werkstatt/abstimmungen/wahl-approval/kiosk/"


@pytest.fixture
def poll(process: Process) -> Poll:
    return new_poll(process, "approval")


@pytest.fixture
def tablet(client: Client, poll: Poll, staff: Account) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(DESK, {"akt": "starten"})["Location"] == PAGE
    return client


def key_in(page: str) -> str:
    found = re.search(r'name="key" value="([^"]+)"', page)
    assert found
    return found[1]


def check(tablet: Client, *codes: str) -> str:
    tablet.get(PAGE)
    return tablet.post(PAGE, {"akt": "pruefen", "wahl": codes}).content.decode()


def cast(tablet: Client, *codes: str) -> str:
    """Until the receipt."""
    sent = {"akt": "abgeben", "wahl": codes, "key": key_in(check(tablet, *codes))}
    return tablet.post(PAGE, sent, follow=True).content.decode()


def test_the_device_belongs_to_everybody(tablet: Client) -> None:
    assert "sessionid" not in tablet.cookies or not tablet.cookies["sessionid"].value
    page = tablet.get(PAGE).content.decode()
    assert "data-kiosk" in page
    assert 'href="/"' not in page
    assert tablet.get(DESK).status_code == 302


def test_three_people_are_three_ballots_and_none_sees_another(tablet: Client) -> None:
    for code in "abc":
        receipt = cast(tablet, code)
        assert f"Vorschlag {code.upper()}" in receipt
        tablet.get(f"{PAGE}naechste/")
        assert "To your receipt" not in tablet.get(PAGE).content.decode()
        assert tablet.get(f"{PAGE}quittung/")["Location"] == PAGE
    assert sorted(ballot.choices["chosen"] for ballot in Ballot.objects.all()) == [["a"], ["b"], ["c"]]
    assert set(Ballot.objects.values_list("channel", "standing")) == {("kiosk", "browser")}
    fold_all(BALLOT_LEDGER)
    assert differences() == []


def test_whoever_still_stands_there_changes_the_own_vote(tablet: Client) -> None:
    cast(tablet, "a")
    cast(tablet, "b")
    assert Ballot.objects.get().choices == {"chosen": ["b"]}
    assert BallotEvent.objects.count() == 2


def test_pressed_twice_is_one_ballot(tablet: Client) -> None:
    sent = {"akt": "abgeben", "wahl": ["a"], "key": key_in(check(tablet, "a"))}
    for _ in range(2):
        tablet.post(PAGE, sent)
    assert BallotEvent.objects.count() == 1


def test_what_was_chosen_before_the_clock_struck_is_not_cast_for_the_next(tablet: Client) -> None:
    page = check(tablet, "a")
    tablet.get(f"{PAGE}naechste/")
    answer = tablet.post(PAGE, {"akt": "abgeben", "wahl": ["a"], "key": key_in(page)})
    assert answer["Location"] == PAGE
    assert not Ballot.objects.exists()


def test_every_link_stays_with_the_poll(tablet: Client) -> None:
    first = tablet.get(PAGE).content.decode()
    for shown in (first, check(tablet, "a"), cast(tablet, "a")):
        links = re.findall(r'<a [^>]*href="([^"]*)"', shown)
        assert [link for link in links if not link.startswith((PAGE, "#", "?"))] == []
    assert "quittung.json" not in cast(tablet, "a")


def test_the_vote_of_the_browser_itself_is_another_one(client: Client, poll: Poll, staff: Account) -> None:
    """The tablet of the team: what was cast with it before is nobody's at the kiosk."""
    cast(client, "e")
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    client.post(DESK, {"akt": "starten"})
    assert tablet_page_says_nothing_cast(client)
    cast(client, "a")
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    client.post(DESK, {"akt": "beenden"})
    del client.cookies["sessionid"]
    assert "Vorschlag E" in client.get(f"{PAGE}quittung/").content.decode()
    assert "data-kiosk" not in client.get(PAGE).content.decode()


def tablet_page_says_nothing_cast(client: Client) -> bool:
    return f"{PAGE}quittung/" not in client.get(PAGE).content.decode()


def test_no_kiosk_where_each_person_has_a_code(client: Client, poll: Poll, staff: Account) -> None:
    Process.objects.update(eligibility=Process.Eligibility.CODE)
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(DESK, {"akt": "starten"})
    assert answer.status_code == 409
    assert "data-kiosk" not in client.get(PAGE).content.decode()


def test_a_forged_cookie_makes_no_kiosk(client: Client, poll: Poll) -> None:
    client.cookies["qs_poll_kiosk"] = f"{poll.pk}:forged"
    assert "data-kiosk" not in client.get(PAGE).content.decode()


def test_a_kiosk_of_one_poll_is_none_of_another(tablet: Client, process: Process) -> None:
    new_poll(process, "points")
    assert "data-kiosk" not in tablet.get("/abstimmungen/wahl-points/").content.decode()
