import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Follow, FollowSlip, Idea, StatusChange
from ideas.services import follow_slips
from ideas.services.responses import NewStatus, change_status
from participation.accounts.models import Account
from participation.notices.models import Notice
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
SLIP = "/ideen/zettel/"


@pytest.fixture(autouse=True)
def clean_cache() -> None:
    cache.clear()


@pytest.fixture
def idea(process: Process) -> Idea:
    return make_idea(process, title="Bank am Bach", created_at=timezone.now() - timedelta(days=5))


def make_slip(client: Client, idea: Idea, **data: str) -> str:
    """The code as the page shows it."""
    answer = client.post(f"/ideen/{idea.pk}/zettel/", {"key": str(uuid.uuid4())} | data)
    assert answer["Location"] == SLIP
    return str(client.get(SLIP).context["code"])


def enter(client: Client, code: str) -> Any:
    return client.post("/ideen/meine/", {"number": "", "code": code})


def test_the_code_shows_elsewhere_and_later_what_became_of_the_idea(client: Client, idea: Idea, staff: Account) -> None:
    code = make_slip(client, idea)
    assert "/ideen/meine/</b>" in client.get(SLIP).content.decode()
    change_status(idea_id=idea.pk, changed_by=staff, to=NewStatus("checking", "Der Bauhof misst nach.", "Bauhof"))
    elsewhere = Client()
    assert elsewhere.get(SLIP)["Location"] == "/ideen/meine/"
    assert enter(elsewhere, code.lower().replace("-", " "))["Location"] == SLIP
    page = elsewhere.get(SLIP).content.decode()
    for words in ("Bank am Bach", "In Prüfung", "Der Bauhof misst nach."):
        assert words in page
    assert code not in page
    assert not Notice.objects.exists()


def test_an_idea_that_counts_elsewhere_shows_how_far_both_are(client: Client, idea: Idea, staff: Account) -> None:
    main = make_idea(idea.process, title="Bänke am ganzen Bach")
    Idea.objects.filter(pk__in=[idea.pk, main.pk]).update(main=main)
    change_status(idea_id=main.pk, changed_by=staff, to=NewStatus("checking", "Der Bauhof misst nach.", "Bauhof"))
    make_slip(client, idea)
    page = client.get(SLIP).content.decode()
    for words in ("Bank am Bach", "Neu", "Bänke am ganzen Bach", "In Prüfung", "Der Bauhof misst nach."):
        assert words in page
    Idea.objects.filter(pk=main.pk).update(visibility=Idea.Visibility.WITHDRAWN)
    assert "Bänke am ganzen Bach" not in client.get(SLIP).content.decode()


def test_only_the_hash_of_the_code_is_kept(client: Client, idea: Idea) -> None:
    code = make_slip(client, idea)
    assert code
    assert code.replace("-", "") not in str(FollowSlip.objects.values().get())


def test_pressed_twice_it_is_one_slip(client: Client, idea: Idea) -> None:
    key = str(uuid.uuid4())
    codes = {make_slip(client, idea, key=key), make_slip(Client(), idea, key=key)}
    assert len(codes) == 1
    assert FollowSlip.objects.count() == Follow.objects.count() == 1


def test_further_ideas_come_on_the_slip_in_hand_and_can_be_taken_off(
    client: Client, process: Process, idea: Idea
) -> None:
    make_slip(client, idea)
    other = make_idea(process, title="Licht am Weg")
    for _ in range(2):
        make_slip(client, other)
    assert [row.title for row in client.get(SLIP).context["ideas"]] == ["Bank am Bach", "Licht am Weg"]
    client.post(SLIP, {"ab": str(idea.pk)})
    assert [row.title for row in client.get(SLIP).context["ideas"]] == ["Licht am Weg"]


def test_the_desk_begins_a_new_slip_for_each_person(client: Client, idea: Idea, staff: Account) -> None:
    client.force_login(staff)
    assert 'name="neu"' in client.get(f"/werkstatt/ideen/{idea.pk}/").content.decode()
    assert make_slip(client, idea, neu="1") != make_slip(client, idea, neu="1")
    assert FollowSlip.objects.count() == 2


def test_a_slip_that_is_put_away_is_not_seen_by_the_next_person(client: Client, idea: Idea) -> None:
    make_slip(client, idea)
    client.post(SLIP)
    assert client.get(SLIP)["Location"] == "/ideen/meine/"
    assert Follow.objects.count() == 1


@pytest.mark.parametrize("code", ["AAAA-AAAA-AAAA", "x", "' OR 1=1"])
def test_a_wrong_code_opens_nothing(client: Client, idea: Idea, code: str) -> None:
    make_slip(Client(), idea)
    answer = enter(client, code)
    assert answer.status_code == 200
    assert "Wir kennen diesen Code nicht." in answer.content.decode()
    assert client.get(SLIP)["Location"] == "/ideen/meine/"


def test_what_is_hidden_cannot_be_followed_and_stays_hidden_on_a_slip(client: Client, idea: Idea) -> None:
    make_slip(client, idea)
    Idea.objects.update(visibility=Idea.Visibility.REJECTED)
    page = client.get(SLIP).content.decode()
    assert "Bank am Bach" not in page
    assert "nicht mehr öffentlich" in page
    assert Client().post(f"/ideen/{idea.pk}/zettel/", {"key": str(uuid.uuid4())}).status_code == 404
    assert Client().post("/ideen/987654/zettel/").status_code == 404
    assert FollowSlip.objects.count() == 1


def test_a_slip_has_room_for_so_many(
    client: Client, process: Process, idea: Idea, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(follow_slips, "MOST_IDEAS", 1)
    make_slip(client, idea)
    answer = client.post(f"/ideen/{make_idea(process).pk}/zettel/", follow=True)
    assert "Auf diesen Zettel passen 20 Ideen." in answer.content.decode()
    assert Follow.objects.count() == 1


@pytest.mark.parametrize("number", [1, 6])
def test_the_number_of_queries_does_not_grow(
    client: Client, process: Process, idea: Idea, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_slip(client, idea)
    for _ in range(number):
        make_slip(client, make_idea(process))
    StatusChange.objects.create(idea=idea, old="received", new="checking", reason="Weiter.")
    # the slip, its ideas, changes, answers, decisions, news, own steps, the heading
    with django_assert_num_queries(8):
        client.get(SLIP)
