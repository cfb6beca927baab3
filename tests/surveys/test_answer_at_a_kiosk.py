"""One tablet, many people: each counts, none sees what the one before has answered."""

import re

import pytest
from django.test import Client

from participation.accounts.models import Account
from participation.processes.models import Process
from surveys.models import Draft, ParticipationMarker, Response, Survey
from tests.surveys.make import publish, small_document

pytestmark = pytest.mark.django_db
START = "/umfragen/umfrage/"
DESK = "/werkstatt/umfragen/umfrage/kiosk/"


@pytest.fixture
def tablet(client: Client, survey: Survey, staff: Account) -> Client:
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(DESK, {"akt": "starten"})["Location"] == START
    return client


def answer(tablet: Client, *, text: str = "gern") -> None:
    tablet.get(START)
    page = tablet.post(START, follow=True).redirect_chain[-1][0]
    tablet.post(page, {"asked": ["A", "B"], "A": "no", "go": "on"})
    tablet.post(f"{START}seite/end/", {"asked": ["E", "F"], "E": "44", "F": text, "go": "send"})


def test_the_device_belongs_to_everybody(tablet: Client) -> None:
    assert "sessionid" not in tablet.cookies or not tablet.cookies["sessionid"].value
    page = tablet.get(START).content.decode()
    assert "data-kiosk" in page
    assert 'class="q-nav"' not in page
    assert 'href="/"' not in page
    assert tablet.get(DESK).status_code == 302


def test_every_link_stays_with_the_survey(tablet: Client) -> None:
    cover = tablet.get(START).content.decode()
    page = tablet.post(START, follow=True).content.decode()
    answer(tablet)
    for shown in (cover, page, tablet.get(f"{START}danke/").content.decode()):
        links = re.findall(r'<a [^>]*href="([^"]*)"', shown)
        assert [link for link in links if not link.startswith((START, "#"))] == []
    assert 'value="later"' not in page


def test_three_people_are_three_responses(tablet: Client) -> None:
    for _ in range(3):
        answer(tablet)
    assert ParticipationMarker.objects.count() == 3
    assert set(Response.objects.values_list("channel", flat=True)) == {"kiosk"}
    assert Response.objects.count() == 3


def test_pressed_twice_at_the_end_is_one_response(tablet: Client) -> None:
    answer(tablet)
    tablet.post(f"{START}seite/end/", {"asked": ["E", "F"], "E": "44", "go": "send"})
    tablet.post(f"{START}absenden/")
    assert Response.objects.count() == 1


def test_the_clock_forgets_who_went_away(tablet: Client) -> None:
    page = tablet.post(START, follow=True).redirect_chain[-1][0]
    tablet.post(page, {"asked": ["A", "B"], "A": "yes", "go": "on"})
    assert Draft.objects.count() == 1
    tablet.post("/sprache/", {"language": "en", "next": START})
    assert tablet.get(f"{START}naechste/")["Location"] == START
    assert Draft.objects.count() == 0
    # Back in the browser leads to the cover, in German.
    cover = tablet.get(page, follow=True)
    assert cover.redirect_chain[-1][0] == START
    assert '<html lang="de"' in cover.content.decode()


def test_a_new_person_never_goes_on_with_the_answers_of_another(tablet: Client) -> None:
    page = tablet.post(START, follow=True).redirect_chain[-1][0]
    tablet.post(page, {"asked": ["A", "B"], "A": "yes", "go": "later"})
    cover = tablet.get(START).content.decode()
    assert 'name="anew"' not in cover
    tablet.post(START)
    assert [draft.answers for draft in Draft.objects.all()] == [{}]


def test_without_scripts_a_link_of_the_page_does_what_the_clock_does(tablet: Client) -> None:
    page = tablet.post(START, follow=True).content.decode()
    assert f'<noscript><meta http-equiv="refresh" content="120;url={START}naechste/"></noscript>' in page


def test_staff_end_it(tablet: Client, staff: Account) -> None:
    tablet.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    tablet.post(DESK, {"akt": "beenden"})
    assert "data-kiosk" not in tablet.get(START).content.decode()


def test_the_link_of_the_clock_does_nothing_elsewhere(client: Client, survey: Survey) -> None:
    client.get(START)
    client.post(START)
    client.get(f"{START}naechste/")
    assert Draft.objects.count() == 1


def test_no_kiosk_where_each_person_has_a_code(
    client: Client, survey: Survey, process: Process, staff: Account
) -> None:
    Process.objects.update(eligibility=Process.Eligibility.CODE)
    client.force_login(staff, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(DESK, {"akt": "starten"})
    assert answer.status_code == 409
    assert "einen eigenen Zugang" in answer.content.decode()


def test_a_kiosk_of_one_survey_is_none_of_another(tablet: Client, process: Process) -> None:
    publish(process, small_document(), slug="andere")
    assert "data-kiosk" not in tablet.get("/umfragen/andere/").content.decode()
