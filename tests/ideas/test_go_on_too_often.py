"""What happens to somebody who votes, sends, follows or guesses too often? A sentence, a time, nothing is changed."""

import uuid
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from pytest_django.fixtures import Settings

from ideas import limits
from ideas.models import Follow, Idea, Vote, VoteEvent
from ideas.services.ideas import Proposal, submit_idea
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.web import identity
from tests.ideas.test_submit_an_idea import FORM, draft_in, picture, preview, step

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]
TOO_OFTEN = HTTPStatus.TOO_MANY_REQUESTS
SEND = {"schritt": "pruefen", "senden": "1"}


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def visitor(process: Process) -> Client:
    client = Client(headers={"accept-language": "en"})
    client.get(FORM)
    return client


def test_a_finger_that_presses_on_and_on_is_told_to_wait(
    visitor: Client, idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PRESSES", 3)
    for value in (1, 0, 1):
        assert visitor.post(f"/ideen/{idea.pk}/stimme/", {"value": value}).status_code == HTTPStatus.FOUND
    answer = visitor.post(f"/ideen/{idea.pk}/stimme/", {"value": "0"})
    assert (answer.status_code, 0 < int(answer["Retry-After"]) <= 60) == (TOO_OFTEN, True)
    assert "very often" in answer.content.decode()
    assert "in one minute" in answer.content.decode()
    assert (Vote.objects.get().value, VoteEvent.objects.count()) == (1, 3)
    box = visitor.post(f"/ideen/{idea.pk}/stimme/", {"value": "0"}, headers={"HX-Request": "true"})
    assert "very often" in box.content.decode(), "HTMX shows the box with the sentence"
    assert VoteEvent.objects.count() == 3


def test_a_program_that_votes_on_and_on_gets_429(visitor: Client, idea: Idea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PRESSES", 1)
    address = f"/api/v1/ideas/{idea.pk}/vote/"
    assert visitor.post(address).status_code == HTTPStatus.OK
    answer = visitor.delete(address)
    assert (answer.status_code, answer.json()["code"]) == (TOO_OFTEN, "too_often")
    assert int(answer["Retry-After"]) > 0
    assert VoteEvent.objects.count() == 1


def test_a_hall_votes_at_once_from_one_network(idea: Idea, process: Process) -> None:
    """Sixty people behind one address: each opens the page and presses. The limits leave room for a thousand."""
    answers = []
    for _ in range(60):
        person = Client()
        person.get(f"/api/v1/ideas/{idea.pk}/vote/")
        answers.append(person.post(f"/ideen/{idea.pk}/stimme/", {"value": "1"}).status_code)
    assert set(answers) == {HTTPStatus.FOUND}
    assert Vote.objects.count() == 60
    assert identity.NEW_KEYS >= 1000


def test_a_network_that_asks_for_new_browsers_on_and_on_gets_none(idea: Idea, monkeypatch: pytest.MonkeyPatch) -> None:
    """Dropping the cookie before each press is the way to vote twice in an open process."""
    monkeypatch.setattr(identity, "NEW_KEYS", 2)
    answers = []
    for _ in range(4):
        robot = Client(headers={"accept-language": "en"})
        robot.get(f"/ideen/{idea.pk}/")
        answers.append(robot.post(f"/ideen/{idea.pk}/stimme/", {"value": "1"}))
    assert [one.status_code for one in answers] == [HTTPStatus.FOUND] * 2 + [TOO_OFTEN] * 2
    assert "Very many people in your network" in answers[-1].content.decode()
    assert "Your browser refuses" not in answers[-1].content.decode()
    assert Vote.objects.count() == 2
    program = Client().post(f"/api/v1/ideas/{idea.pk}/vote/")
    assert (program.status_code, program.json()["code"]) == (TOO_OFTEN, "too_often")


def test_too_many_ideas_stay_in_the_preview(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ideas.views.submitting.SEND", replace(limits.SEND, person=1))
    first = draft_in(preview(visitor))
    assert visitor.post(FORM, {"entwurf": first, **SEND}).status_code == HTTPStatus.FOUND
    second = draft_in(preview(visitor))
    answer = visitor.post(FORM, {"entwurf": second, **SEND})
    page = answer.content.decode()
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert "very often" in page
    assert "Mehr Bänke am Markt" in page, "everything that was filled in is still there"
    assert Idea.objects.count() == 1
    again = visitor.post(FORM, {"entwurf": first, **SEND})
    assert again.status_code == HTTPStatus.FOUND, "a second press of what was sent leads to its receipt"
    monkeypatch.setattr("ideas.views.submitting.SEND", limits.SEND)
    assert visitor.post(FORM, {"entwurf": draft_in(page), **SEND}).status_code == HTTPStatus.FOUND
    assert Idea.objects.count() == 2


def test_a_school_class_behind_one_wifi_sends_its_ideas(process: Process) -> None:
    for number in range(12):  # more than one person may send
        pupil = Client()
        draft = draft_in(preview(pupil))
        assert pupil.post(FORM, {"entwurf": draft, **SEND}).status_code == HTTPStatus.FOUND, number
    assert Idea.objects.count() == 12
    assert limits.SEND.network >= 30


def test_a_program_that_sends_too_many_ideas_gets_429(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ideas.api.ideas.SEND", replace(limits.SEND, person=1))
    keys = [str(uuid.uuid4()) for _ in range(2)]
    answers = [
        visitor.post(
            "/api/v1/processes/anger-2026/ideas/",
            {"submission_key": key, "title": "Mehr Bänke", "text": "Am Markt."},
            content_type="application/json",
        )
        for key in (keys[0], keys[0], keys[1])
    ]
    assert [one.status_code for one in answers] == [HTTPStatus.CREATED, HTTPStatus.OK, TOO_OFTEN]
    assert int(answers[2]["Retry-After"]) > 0
    assert Idea.objects.count() == 1


def test_too_many_photos_keep_the_words_beside_them(visitor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ideas.views.submitting.PHOTO", replace(limits.PHOTO, person=1))
    page = preview(visitor, foto={"photo": picture(), "photo_alt": "Ein Platz"})
    page = step(visitor, page, schritt="pruefen", zu="foto")
    kept = default_storage.listdir("ideas/drafts")[1]
    fields = {"entwurf": draft_in(page), "schritt": "foto", "photo": picture(), "photo_alt": "Der leere Markt"}
    answer = visitor.post(FORM, fields)
    shown = answer.content.decode()
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert "very often" in shown
    assert 'value="Der leere Markt"' in shown
    assert default_storage.listdir("ideas/drafts")[1] == kept, "nothing was drawn or stored"


def test_too_much_following_changes_nothing(
    client: Client, idea: Idea, resident: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ideas.views.detail.FOLLOW", replace(limits.FOLLOW, person=1))
    client.force_login(resident)
    address = f"/ideen/{idea.pk}/folgen/"
    assert client.post(address, {"wanted": "1"}).status_code == HTTPStatus.FOUND
    answer = client.post(address, {"wanted": "0"}, headers={"accept-language": "en"})
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert "Nothing was changed" in answer.content.decode()
    assert f'href="/ideen/{idea.pk}/#folgen"' in answer.content.decode()
    assert Follow.objects.filter(account=resident).count() == 1


def test_guessing_receipt_codes_ends_and_right_ones_are_not_counted(
    client: Client, process: Process, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ideas.views.receipt.WRONG_CODE", replace(limits.WRONG_CODE, network=3))
    proposal, who = Proposal("Mehr Bänke", "Am Markt."), Identity(browser="b")
    sent = submit_idea(process=process, identity=who, proposal=proposal, submission_key=uuid.uuid4())
    right = {"number": sent.idea.pk, "code": sent.code}
    assert {client.post("/ideen/meine/", right).status_code for _ in range(5)} == {HTTPStatus.FOUND}
    wrong = {**right, "code": "AAAA-AAAA-AAAA"}
    assert {client.post("/ideen/meine/", wrong).status_code for _ in range(3)} == {HTTPStatus.OK}
    answer = Client(headers={"accept-language": "en"}).post("/ideen/meine/", right)
    assert (answer.status_code, int(answer["Retry-After"]) > 0) == (TOO_OFTEN, True)
    assert "Too many wrong codes" in answer.content.decode()
    assert f'value="{sent.code}"' in answer.content.decode()
    assert "qs_idea" not in answer.cookies
