"""Who joins in, who learns what about them, and how are they invited?"""

import uuid
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ideas.models import Contributor, Idea, Invitation
from participation.accounts.models import Account
from participation.notices.models import Notice
from participation.notices.services import send_due
from participation.processes.models import Process
from participation.web.often import Limit
from tests.ideas.make import make_idea

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("standing_clock")]


@pytest.fixture
def idea(process: Process) -> Idea:
    return make_idea(process, title="Repair-Treff", delivery="self")


def browser(idea: Idea) -> Client:
    client = Client()
    client.get(f"/ideen/{idea.pk}/")
    return client


@pytest.fixture
def rosa(idea: Idea) -> Client:
    return browser(idea)


OFFER = {"brings": "time", "what": "Ich koche Kaffee.", "name": "Rosa", "email": "rosa@post.example", "phone": ""}


def join(client: Client, idea: Idea, **data: Any) -> Any:
    return client.post(f"/ideen/{idea.pk}/mitmachen/", {"key": str(uuid.uuid4())} | OFFER | data)


def page_of(client: Client, idea: Idea) -> str:
    return client.get(f"/ideen/{idea.pk}/").content.decode()


def at_desk(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def test_everybody_sees_what_is_brought_and_only_the_desk_by_whom(rosa: Client, idea: Idea, staff: Account) -> None:
    assert join(rosa, idea)["Location"] == f"/ideen/{idea.pk}/#mitmachen"
    page = page_of(browser(idea), idea)
    assert "1 Mensch macht mit" in page
    assert "Ich koche Kaffee." in page
    assert "Rosa" not in page
    assert "rosa@post.example" not in page
    desk = at_desk(staff).get(f"/werkstatt/ideen/{idea.pk}/mitmachende/").content.decode()
    assert "rosa@post.example" in desk
    assert "Rosa" in desk


def test_a_name_is_public_only_when_its_bearer_wants_it(rosa: Client, idea: Idea) -> None:
    join(rosa, idea, name_is_public="on")
    assert "Rosa" in page_of(browser(idea), idea)
    assert join(browser(idea), idea, name="", name_is_public="on").status_code == 422
    assert join(browser(idea), idea, name="Das Rathaus").status_code == 422
    assert Contributor.objects.count() == 1


@pytest.mark.parametrize("who", ["guest", "resident", "moderator", "official", "outsider"])
def test_nobody_but_the_desk_of_the_place_reads_contacts(
    rosa: Client, idea: Idea, who: str, request: pytest.FixtureRequest
) -> None:
    join(rosa, idea, phone="09123 55")
    client = Client() if who == "guest" else at_desk(request.getfixturevalue(who))
    for address in (
        f"/ideen/{idea.pk}/",
        f"/ideen/{idea.pk}/mitmachen/",
        f"/werkstatt/ideen/{idea.pk}/",
        f"/werkstatt/ideen/{idea.pk}/mitmachende/",
        f"/api/v1/ideas/{idea.pk}/",
        f"/api/v1/processes/{idea.process.slug}/ideas/",
    ):
        answer = client.get(address).content.decode()
        assert "rosa@post.example" not in answer, address
        assert "09123 55" not in answer, address


def test_without_address_and_number_nobody_could_be_told(rosa: Client, idea: Idea) -> None:
    answer = join(rosa, idea, email="")
    assert answer.status_code == 422
    assert "Ich koche Kaffee." in answer.content.decode(), "the input is kept"
    assert not Contributor.objects.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Contributor.objects.create(idea=idea, submission_key=uuid.uuid4(), brings="time", what="x")


def test_a_person_joins_once_and_says_it_anew(rosa: Client, idea: Idea) -> None:
    join(rosa, idea)
    join(rosa, idea, what="Ich repariere Räder.", brings="knowledge")
    assert Contributor.objects.get().what == "Ich repariere Räder."
    assert "Ich repariere Räder." in rosa.get(f"/ideen/{idea.pk}/mitmachen/").content.decode()


def test_whoever_leaves_leaves_nothing_behind(rosa: Client, idea: Idea) -> None:
    join(rosa, idea)
    stranger = browser(idea)
    stranger.post(f"/ideen/{idea.pk}/mitmachen/ende/")
    assert Contributor.objects.count() == 1
    for _ in range(2):
        rosa.post(f"/ideen/{idea.pk}/mitmachen/ende/")
    assert not Contributor.objects.exists()
    assert "Noch macht niemand mit" in page_of(rosa, idea)


@pytest.mark.parametrize("delivery", ["wish", "together"])
def test_a_wish_to_the_administration_needs_no_hands(rosa: Client, process: Process, delivery: str) -> None:
    idea = make_idea(process, delivery=delivery)
    assert ("/mitmachen/" in page_of(rosa, idea)) == (delivery == "together")
    assert join(rosa, idea).status_code == (302 if delivery == "together" else 404)


@pytest.mark.parametrize("change", [{"status": "done"}, {"visibility": "rejected"}])
def test_nobody_joins_what_is_over_or_not_public(rosa: Client, idea: Idea, change: dict[str, str]) -> None:
    Idea.objects.update(**change)
    assert join(rosa, idea).status_code in (404, 422)
    assert not Contributor.objects.exists()


def test_words_wait_where_ideas_are_read_first_and_the_person_counts_at_once(
    rosa: Client, idea: Idea, staff: Account
) -> None:
    Process.objects.update(moderation="pre")
    join(rosa, idea)
    guest, jana = browser(idea), at_desk(staff)
    page = page_of(guest, idea)
    assert "Ich koche Kaffee." not in page
    assert "1 Mensch macht mit" in page
    assert "1 Angebot zum Mitmachen lesen" in jana.get("/heute/").content.decode()
    one = Contributor.objects.get()
    act = f"/werkstatt/ideen/{idea.pk}/mitmachende/{one.pk}/"
    jana.post(act, {"akt": "zeigen"})
    assert "Ich koche Kaffee." in page_of(guest, idea)
    join(rosa, idea, email="anders@post.example")
    assert "Ich koche Kaffee." in page_of(guest, idea), "the words are the same and were read"
    join(rosa, idea, what="Kaufen Sie bei mir!")
    assert "Kaufen Sie bei mir!" not in page_of(guest, idea)
    jana.post(act, {"akt": "weg"})
    assert not Contributor.objects.exists()


def test_advertising_is_read_first(rosa: Client, idea: Idea) -> None:
    join(rosa, idea, what="Werkzeug auf www.werkzeug.example")
    assert "www.werkzeug.example" not in page_of(browser(idea), idea)


def test_one_message_reaches_everybody_who_can_be_written_to(
    rosa: Client, idea: Idea, staff: Account, resident: Account, neighbour: Account
) -> None:
    join(rosa, idea)
    join(browser(idea), idea, email="", phone="09123 55")
    join(at_desk(neighbour), idea, email="")
    jana, key = at_desk(staff), str(uuid.uuid4())
    address = f"/werkstatt/ideen/{idea.pk}/mitmachende/"
    for _ in range(2):
        jana.post(address, {"key": key, "text": "Samstag um zehn im Pfarrheim."})
    assert Invitation.objects.get().reached == 2
    assert send_due() == 2
    assert sorted(message.to[0] for message in mail.outbox) == [neighbour.email, "rosa@post.example"]
    assert all("Samstag um zehn im Pfarrheim." in message.body for message in mail.outbox)
    assert not Notice.objects.exclude(address="").exists(), "the address is forgotten"
    assert "09123 55" in jana.get(address).content.decode()
    assert send_due() == 0


def test_where_nobody_can_be_written_to_staff_are_told_to_call(rosa: Client, idea: Idea, staff: Account) -> None:
    join(rosa, idea, email="", phone="09123 55")
    answer = at_desk(staff).post(
        f"/werkstatt/ideen/{idea.pk}/mitmachende/", {"key": str(uuid.uuid4()), "text": "Samstag."}
    )
    assert answer.status_code == 422
    assert "Rufen Sie bitte an." in answer.content.decode()
    assert not Invitation.objects.exists()


def test_staff_enter_who_says_yes_at_the_counter(idea: Idea, staff: Account, outsider: Account) -> None:
    address = f"/werkstatt/ideen/{idea.pk}/mitmachende/neu/"
    form = OFFER | {"key": str(uuid.uuid4()), "channel": "counter"}
    assert at_desk(outsider).post(address, form).status_code == 404
    for _ in range(2):
        assert at_desk(staff).post(address, form).status_code == 302
    one = Contributor.objects.get()
    assert (one.channel, one.recorded_by, one.key, one.shown) == ("counter", staff, None, True)


def test_programs_read_how_many_join_in(rosa: Client, idea: Idea) -> None:
    join(rosa, idea)
    join(browser(idea), idea)
    assert rosa.get(f"/api/v1/ideas/{idea.pk}/").json()["joins"] == 2
    listed = rosa.get(f"/api/v1/processes/{idea.process.slug}/ideas/").json()["results"]
    assert [row["joins"] for row in listed] == [2]


def test_the_account_takes_along_what_it_left_and_deletes_it(idea: Idea, resident: Account) -> None:
    client = at_desk(resident)
    join(client, idea, email="")
    rows = client.post("/konto/daten/").json()["ideas"]
    assert [(row["kind"], row["what"]) for row in rows] == [("joins", "Ich koche Kaffee.")]
    client.post("/konto/loeschen/", {"sure": "on"})
    assert not Contributor.objects.exists()


def test_contacts_lead_to_no_vote_of_the_same_person(rosa: Client, idea: Idea) -> None:
    join(rosa, idea)
    rosa.post(f"/ideen/{idea.pk}/stimme/", {"value": "1"})
    assert Contributor.objects.get().key not in {idea.votes.get().voter_key, None}


def test_whoever_presses_on_and_on_is_told_to_wait(rosa: Client, idea: Idea, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ideas.views.joining.JOIN", Limit("join", 600, person=1, network=300))
    join(rosa, idea)
    assert join(rosa, idea, what="Zwei.").status_code == 429
    assert Contributor.objects.get().what == "Ich koche Kaffee."


@pytest.mark.parametrize("number", [1, 9])
def test_many_hands_need_no_more_queries(
    idea: Idea, staff: Account, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        join(browser(idea), idea)
    jana = at_desk(staff)
    # session, account, idea, roles, heading, people, invitations
    with django_assert_num_queries(7):
        jana.get(f"/werkstatt/ideen/{idea.pk}/mitmachende/")
