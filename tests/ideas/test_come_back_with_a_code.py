import uuid

import pytest
from django.test import Client

from ideas.models import Idea, ModerationAct
from ideas.services.ideas import Proposal, Submitted, submit_idea
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(process: Process) -> Submitted:
    proposal = Proposal("Mehr Bänke", "Am Markt.")
    return submit_idea(process=process, identity=Identity(browser="b"), proposal=proposal, submission_key=uuid.uuid4())


def enter(client: Client, number: object, code: str) -> str:
    return str(client.post("/ideen/meine/", {"number": number, "code": code}).headers.get("Location", ""))


def test_the_code_opens_the_page_of_a_waiting_idea(client: Client, sent: Submitted) -> None:
    Idea.objects.update(visibility=Idea.Visibility.PENDING)
    assert client.get(f"/ideen/{sent.idea.pk}/").status_code == 404
    assert enter(client, sent.idea.pk, sent.code.lower().replace("-", " ")) == f"/ideen/{sent.idea.pk}/"
    assert client.get(f"/ideen/{sent.idea.pk}/").status_code == 200


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA", "' OR 1=1"])
def test_a_wrong_code_opens_nothing(client: Client, sent: Submitted, code: str) -> None:
    assert enter(client, sent.idea.pk, code) == ""
    assert enter(client, sent.idea.pk + 1, sent.code) == ""
    assert client.get(f"/ideen/{sent.idea.pk}/zurueckziehen/").status_code == 404


def test_an_idea_without_code_opens_for_no_code(client: Client, process: Process) -> None:
    idea = make_idea(process)
    assert enter(client, idea.pk, "x") == ""


def test_an_unknown_number_and_a_wrong_code_sound_the_same(client: Client, sent: Submitted) -> None:
    unknown = client.post("/ideen/meine/", {"number": 10**9, "code": "x"}).content.decode()
    wrong = client.post("/ideen/meine/", {"number": sent.idea.pk, "code": "x"}).content.decode()
    assert "gehören nicht zusammen" in unknown
    assert "gehören nicht zusammen" in wrong


def test_the_receipt_is_shown_in_the_browser_that_sent_it_only(client: Client, sent: Submitted) -> None:
    assert client.get(f"/ideen/{sent.idea.pk}/quittung/")["Location"] == "/ideen/meine/"
    enter(client, sent.idea.pk, sent.code)
    assert client.get(f"/ideen/{sent.idea.pk}/quittung/")["Location"] == "/ideen/meine/"


def test_withdrawing_can_be_undone(client: Client, sent: Submitted) -> None:
    enter(client, sent.idea.pk, sent.code)
    client.post(f"/ideen/{sent.idea.pk}/zurueckziehen/")
    assert Client().get(f"/ideen/{sent.idea.pk}/").status_code == 404
    client.post(f"/ideen/{sent.idea.pk}/zurueckziehen/", {"undo": "1"})
    assert Client().get(f"/ideen/{sent.idea.pk}/").status_code == 200


def test_only_the_author_withdraws(
    client: Client, process: Process, resident: Account, neighbour: Account, staff: Account
) -> None:
    idea = make_idea(process, author=resident)
    for stranger in (neighbour, staff):
        client.force_login(stranger)
        assert client.post(f"/ideen/{idea.pk}/zurueckziehen/").status_code == 404
    idea.refresh_from_db()
    assert idea.visibility == Idea.Visibility.PUBLISHED
    client.force_login(resident)
    client.post(f"/ideen/{idea.pk}/zurueckziehen/")
    idea.refresh_from_db()
    assert idea.visibility == Idea.Visibility.WITHDRAWN


def test_undo_never_publishes_what_was_rejected(
    client: Client, process: Process, resident: Account, moderator: Account
) -> None:
    idea = make_idea(process, author=resident, visibility=Idea.Visibility.REJECTED)
    ModerationAct.objects.create(idea=idea, verdict="reject", reason="Ein Name.", moderator=moderator)
    client.force_login(resident)
    for data in ({}, {"undo": "1"}):
        client.post(f"/ideen/{idea.pk}/zurueckziehen/", data)
    idea.refresh_from_db()
    assert idea.visibility == Idea.Visibility.REJECTED
