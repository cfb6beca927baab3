"""The button on the page: as a plain form, with HTMX, with and without cookies."""

from datetime import timedelta
from http import HTTPStatus

import pytest
from django.test import Client
from django.utils import timezone

from ideas.models import Idea, Vote, VoteEvent
from participation.accounts.models import Account
from participation.processes.models import Phase, Process

pytestmark = [pytest.mark.both, pytest.mark.django_db]

ENGLISH = {"accept-language": "en"}
HTMX = {"HX-Request": "true", **ENGLISH}


@pytest.fixture
def page(idea: Idea) -> str:
    return f"/ideen/{idea.pk}/"


@pytest.fixture
def visitor(page: str) -> Client:
    """Has opened the idea, so the browser holds the cookies."""
    client = Client(headers=ENGLISH)
    assert client.get(page).status_code == HTTPStatus.OK
    return client


def test_first_press_on_a_page_counts_and_leads_back_to_it(visitor: Client, page: str) -> None:
    answer = visitor.post(f"{page}stimme/", {"value": "1"})
    assert (answer.status_code, answer["Location"]) == (HTTPStatus.FOUND, f"{page}#stimme")
    assert Vote.objects.get().standing == "browser"
    shown = visitor.get(page).content.decode()
    assert "You support this" in shown
    assert "<b>1</b>" in shown


def test_with_htmx_the_box_alone_comes_back(visitor: Client, page: str) -> None:
    answer = visitor.post(f"{page}stimme/", {"value": "1"}, headers=HTMX)
    text = answer.content.decode()
    assert text.lstrip().startswith("<aside")
    assert "Take it back" in text
    assert "<html" not in text


def test_reload_of_the_press_changes_nothing(visitor: Client, page: str) -> None:
    for _ in range(3):
        visitor.post(f"{page}stimme/", {"value": "1"})
    assert VoteEvent.objects.count() == 1


def test_a_press_takes_it_back(visitor: Client, page: str) -> None:
    visitor.post(f"{page}stimme/", {"value": "1"})
    visitor.post(f"{page}stimme/", {"value": "0"})
    assert Vote.objects.get().value == 0
    assert "I support this" in visitor.get(page).content.decode()


@pytest.mark.parametrize("headers", [ENGLISH, HTMX])
def test_without_cookie_the_answer_says_so_and_the_next_press_counts(page: str, headers: dict[str, str]) -> None:
    client = Client(headers=ENGLISH)
    answer = client.post(f"{page}stimme/", {"value": "1"}, headers=headers)
    assert answer.status_code == (HTTPStatus.OK if headers == HTMX else HTTPStatus.FORBIDDEN)
    assert "cookie" in answer.content.decode()
    assert not Vote.objects.exists()
    client.post(f"{page}stimme/", {"value": "1"}, headers=headers)
    assert Vote.objects.get().value == 1


def test_without_csrf_token_nothing_is_stored(page: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.get(page)
    assert client.post(f"{page}stimme/", {"value": "1"}).status_code == HTTPStatus.FORBIDDEN
    assert not Vote.objects.exists()


def test_a_forged_cookie_is_no_cookie(visitor: Client, page: str) -> None:
    visitor.cookies["qs_browser"] = "somebody-else:and-no-signature"
    assert visitor.post(f"{page}stimme/", {"value": "1"}).status_code == HTTPStatus.FORBIDDEN
    assert not Vote.objects.exists()


def test_after_the_phase_the_page_says_why_it_does_not_count(visitor: Client, page: str) -> None:
    Phase.objects.update(ends_at=timezone.now() - timedelta(hours=1))
    answer = visitor.post(f"{page}stimme/", {"value": "1"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "This has ended." in answer.content.decode()
    assert not Vote.objects.exists()


@pytest.mark.parametrize("value", ["2", "-1", "1e9", "NaN", "", "1 OR 1=1"])
def test_other_values_than_0_and_1_are_refused(visitor: Client, page: str, value: str) -> None:
    assert visitor.post(f"{page}stimme/", {"value": value}).status_code == HTTPStatus.BAD_REQUEST
    assert not Vote.objects.exists()


def test_reading_the_address_of_the_vote_leads_to_the_idea_and_changes_nothing(visitor: Client, page: str) -> None:
    assert visitor.get(f"{page}stimme/?value=1")["Location"] == page
    assert not Vote.objects.exists()


@pytest.mark.parametrize("hide", ["idea", "process"])
def test_what_is_not_public_does_not_exist(visitor: Client, page: str, hide: str) -> None:
    if hide == "idea":
        Idea.objects.update(visibility=Idea.Visibility.PENDING)
    else:
        Process.objects.update(state=Process.State.DRAFT)
    assert visitor.post(f"{page}stimme/", {"value": "1"}).status_code == HTTPStatus.NOT_FOUND
    assert not Vote.objects.exists()


def test_where_an_address_is_asked_for_the_page_offers_to_sign_in(visitor: Client, page: str) -> None:
    Process.objects.update(eligibility=Process.Eligibility.EMAIL)
    answer = visitor.post(f"{page}stimme/", {"value": "1"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "sign in" in answer.content.decode()
    assert not Vote.objects.exists()


def test_the_same_account_in_two_browsers_counts_once(page: str, resident: Account) -> None:
    for _ in range(2):
        client = Client()
        client.force_login(resident)
        client.post(f"{page}stimme/", {"value": "1"})
    assert VoteEvent.objects.count() == 1


def test_at_the_end_of_an_idea_the_box_says_so_and_has_no_button(visitor: Client, page: str) -> None:
    Idea.objects.update(status=Idea.Status.NOT_DONE)
    shown = visitor.get(page).content.decode()
    assert "This idea will not be done. It takes no more support." in shown
    assert 'id="stimme-knopf"' not in shown
    answer = visitor.post(f"{page}stimme/", {"value": "1"})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "This idea will not be done." in answer.content.decode()
    assert not Vote.objects.exists()
