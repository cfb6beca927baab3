import uuid
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import FieldOfAction, Phase, Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db
IDEAS = "/api/v1/processes/anger-2026/ideas/"
PUBLIC = {
    "id",
    "process",
    "title",
    "text",
    "language",
    "status",
    "delivery",
    "area",
    "field_of_action",
    "place_note",
    "lat",
    "lon",
    "author_name",
    "channel",
    "source_url",
    "supports",
    "joins",
    "created_at",
    "counts_at",
}


def test_processes_tell_phases_and_promise(
    client: Client, process: Process, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        found = client.get("/api/v1/processes/").json()["results"]
    assert [row["slug"] for row in found] == [process.slug]
    assert len(found[0]["phases"]) == 4
    assert "responsible" not in found[0]
    assert client.get(f"/api/v1/processes/{process.slug}/").json() == found[0]


def test_a_draft_process_is_nowhere(client: Client, process: Process) -> None:
    idea = make_idea(process)
    Process.objects.update(state=Process.State.DRAFT)
    assert client.get("/api/v1/processes/").json()["results"] == []
    for address in ("/api/v1/processes/anger-2026/", IDEAS, f"/api/v1/ideas/{idea.pk}/"):
        assert client.get(address).status_code == 404


def test_an_idea_tells_nothing_private(client: Client, process: Process, resident: Account) -> None:
    idea = make_idea(process, author=resident, author_key=uuid.uuid4(), supports=3)
    found = client.get(f"/api/v1/ideas/{idea.pk}/").json()
    assert set(found) == PUBLIC
    assert found["supports"] == 3
    assert client.get(IDEAS).json()["results"] == [found]


@pytest.mark.parametrize("hidden", [Idea.Visibility.PENDING, Idea.Visibility.REJECTED, Idea.Visibility.WITHDRAWN])
def test_hidden_ideas_are_told_to_nobody(client: Client, process: Process, resident: Account, hidden: str) -> None:
    idea = make_idea(process, visibility=hidden, author=resident)
    client.force_login(resident)
    assert client.get(f"/api/v1/ideas/{idea.pk}/").status_code == 404
    assert client.get(IDEAS).json()["results"] == []


@pytest.mark.parametrize("number", [10, 60])
@pytest.mark.parametrize("order", ["newest", "support"])
def test_the_number_of_queries_does_not_grow(
    client: Client, process: Process, number: int, order: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(number):
        make_idea(process, supports=1)
    with django_assert_num_queries(4):
        client.get(f"{IDEAS}?page_size=5&order={order}")


@pytest.mark.parametrize("order", ["newest", "support"])
def test_the_cursor_leads_through_all_ideas_once(client: Client, process: Process, order: str) -> None:
    ideas = [make_idea(process, supports=n % 3 if n % 2 else None) for n in range(23)]
    seen: list[int] = []
    address: str | None = f"{IDEAS}?page_size=5&order={order}"
    while address:
        page = client.get(address).json()
        seen += [row["id"] for row in page["results"]]
        address = page["next"]
    assert sorted(seen) == sorted(idea.pk for idea in ideas)


def test_filters_narrow_the_list(client: Client, process: Process, north: Area, field_of_action: FieldOfAction) -> None:
    there = make_idea(process, title="Bäume", area=north, field_of_action=field_of_action)
    make_idea(process, title="Bank")
    for query in ("search=baum", "area=anger-nord", "field_of_action=mobility", "status=received&search=BÄUME"):
        assert [row["id"] for row in client.get(f"{IDEAS}?{query}").json()["results"]] == [there.pk]


@pytest.mark.parametrize(
    "query", ["status=x", "area=nowhere", "field_of_action=x", "order=author__email", "page_size=9999"]
)
def test_unknown_values_are_refused(client: Client, process: Process, query: str) -> None:
    assert client.get(f"{IDEAS}?{query}").status_code == 400


def post(client: Client, **more: Any) -> Any:
    body = {"submission_key": str(uuid.uuid4()), "title": "Mehr Bänke", "text": "Am Markt."} | more
    return client.post(IDEAS, body, content_type="application/json")


def test_a_submission_sent_twice_is_one_idea(client: Client, process: Process, resident: Account) -> None:
    client.force_login(resident)
    key = str(uuid.uuid4())
    first, again = post(client, submission_key=key), post(client, submission_key=key)
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json()["code"] == again.json()["code"]
    assert Idea.objects.get().author == resident


@pytest.mark.parametrize(
    "body",
    [{"title": ""}, {"title": "x" * 121}, {"text": ""}, {"area": "nowhere"}, {"lat": 91}, {"author_name": "Rathaus"}],
)
def test_bad_input_is_refused(client: Client, process: Process, resident: Account, body: dict[str, Any]) -> None:
    client.force_login(resident)
    assert post(client, **body).status_code == 400
    assert not Idea.objects.exists()


def test_rules_hold_here_too(client: Client, process: Process, resident: Account) -> None:
    refused = post(client)
    assert (refused.status_code, refused.json()["code"]) == (403, "no_cookie")
    Phase.objects.filter(kind=Phase.Kind.COLLECT).delete()
    client.force_login(resident)
    assert post(client).json()["code"] == "no_such_phase"
    assert not Idea.objects.exists()


def test_nothing_else_can_be_set(client: Client, process: Process, resident: Account) -> None:
    client.force_login(resident)
    post(client, status="done", visibility="published", author=1, channel="paper", external_id="x", supports=99)
    idea = Idea.objects.get()
    assert (idea.status, idea.channel, idea.external_id) == ("received", "online", "")
