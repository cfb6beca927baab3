"""The API votes by the same service and rules as the page."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone

from ideas.models import Idea, Vote, VoteEvent
from participation.accounts.models import Account
from participation.processes.models import Phase, Process


@pytest.fixture
def url(idea: Idea) -> str:
    return f"/api/v1/ideas/{idea.pk}/vote/"


@pytest.fixture
def program(url: str) -> Client:
    """Has read once, so it holds the cookies; sends the token like a browser's script."""
    client = Client(enforce_csrf_checks=True)
    client.get(url)
    client.defaults["HTTP_X_CSRFTOKEN"] = client.cookies["csrftoken"].value
    return client


def test_post_supports_and_delete_withdraws(program: Client, url: str) -> None:
    supported = {"supports": 1, "mine": True, "open": True, "closed_because": ""}
    assert program.post(url).json() == supported
    assert program.post(url).json() == supported
    assert program.delete(url).json() == supported | {"supports": 0, "mine": False}
    assert VoteEvent.objects.count() == 2


@pytest.mark.parametrize("method", ["post", "delete"])
def test_another_site_cannot_vote_with_the_cookies_of_its_visitor(program: Client, url: str, method: str) -> None:
    del program.defaults["HTTP_X_CSRFTOKEN"]
    assert getattr(program, method)(url).status_code == HTTPStatus.FORBIDDEN
    assert not Vote.objects.exists()


def test_a_program_without_cookies_is_told_why_it_does_not_count(url: str) -> None:
    answer = Client().post(url)
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.FORBIDDEN, "no_cookie")
    assert not Vote.objects.exists()


def test_a_signed_in_resident_votes_as_account(url: str, resident: Account) -> None:
    client = Client()
    client.force_login(resident)
    assert client.post(url).json()["mine"]
    assert Vote.objects.get().standing == "email"


def test_after_the_phase_the_refusal_has_code_and_sentence(program: Client, url: str) -> None:
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    answer = program.post(url)
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.FORBIDDEN, "too_late")
    assert answer.json()["detail"]
    assert not Vote.objects.exists()


def test_what_is_not_public_does_not_exist(program: Client, url: str, idea: Idea) -> None:
    assert program.post("/api/v1/ideas/999999/vote/").status_code == HTTPStatus.NOT_FOUND
    Idea.objects.update(visibility=Idea.Visibility.PENDING)
    assert program.get(url).status_code == program.post(url).status_code == HTTPStatus.NOT_FOUND
    Idea.objects.update(visibility=Idea.Visibility.PUBLISHED)
    Process.objects.update(state=Process.State.DRAFT)
    assert program.get(url).status_code == HTTPStatus.NOT_FOUND
    assert not Vote.objects.exists()


def test_at_the_end_of_an_idea_the_program_learns_it_before_and_after(program: Client, url: str) -> None:
    Idea.objects.update(status=Idea.Status.DONE)
    state = program.get(url).json()
    assert not state["open"]
    assert state["closed_because"] == "Diese Idee ist umgesetzt. Unterstützen ist nicht mehr möglich."
    answer = program.post(url)
    assert (answer.status_code, answer.json()["code"]) == (HTTPStatus.FORBIDDEN, "done")
    assert not Vote.objects.exists()
