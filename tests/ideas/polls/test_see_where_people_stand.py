"""A poll on statements: a worker looks where people stand together, and everybody reads what all groups agree on."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from ideas.models import OpinionMap, Poll
from ideas.services.ballots import cast_ballot, declare_void
from ideas.services.opinion_maps import map_due_polls
from ideas.tasks import map_opinions
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.eligibility.standing import Standing
from participation.processes.models import Process
from tests.ideas.polls.make import LEFT, RIGHT, new_poll, say

pytestmark = [pytest.mark.both, pytest.mark.django_db]


def page_of(poll: Poll) -> str:
    return Client().get(f"/abstimmungen/{poll.slug}/").content.decode().partition('id="zusammen"')[2]


@pytest.fixture
def poll(process: Process) -> Poll:
    return new_poll(process, "statements", hidden=False)


def test_agreement_of_all_groups_comes_first_then_the_groups(poll: Poll) -> None:
    say(poll, 40, LEFT)
    say(poll, 30, RIGHT)
    assert map_opinions() == 1
    page = page_of(poll)
    agreed, _, groups = page.partition("<details")
    assert "70 Menschen" in agreed
    assert "In jeder Gruppe stimmen die meisten zu" in agreed
    assert "Vorschlag E" in agreed
    assert "66 von 70 stimmen zu" in agreed
    assert "Vorschlag A" not in agreed
    assert "Gruppe 1: 40 Menschen" in groups
    assert "Gruppe 2: 30 Menschen" in groups


def test_it_is_looked_at_anew_only_where_somebody_said_something(poll: Poll, moderator: Account) -> None:
    say(poll, 40, LEFT)
    assert (map_due_polls(), map_due_polls()) == (1, 0)
    receipt = cast_ballot(
        poll_id=poll.pk, identity=Identity(browser="x"), choices={"answers": {"a": "agree"}}, key=uuid.uuid4()
    )
    assert (map_due_polls(), map_due_polls()) == (1, 0)
    assert "41 Menschen" in page_of(poll)
    declare_void(ballot_id=receipt.ballot.pk, staff=moderator, reason="Prüfung")
    assert map_due_polls() == 1
    assert "40 Menschen" in page_of(poll), "and the page says so at once"


def test_few_people_read_why_there_are_no_groups(poll: Poll) -> None:
    say(poll, 30, LEFT)
    say(poll, 20, RIGHT)
    map_due_polls()
    page = page_of(poll)
    assert "Gruppe 1" not in page
    assert "mindestens 60 Personen" in page
    assert "Vorschlag E" in page


def test_what_is_too_small_to_be_counted_is_left_out(poll: Poll) -> None:
    """Else the difference between this and the counts would tell it."""
    say(poll, 3, RIGHT, Standing.STAFF)
    map_due_polls()
    assert page_of(poll) == ""
    say(poll, 20, LEFT)
    map_due_polls()
    assert "20 Menschen" in page_of(poll)


def test_only_what_decides_is_looked_at(poll: Poll) -> None:
    Process.objects.update(eligibility=Process.Eligibility.EMAIL)
    say(poll, 20, LEFT, Standing.EMAIL)
    say(poll, 30, RIGHT)
    map_due_polls()
    assert "20 Menschen" in page_of(poll)


def test_while_counts_are_hidden_nobody_looks(poll: Poll) -> None:
    say(poll, 40, LEFT)
    Poll.objects.update(hidden=True)
    assert map_due_polls() == 0
    closed: dict[str, Any] = {"state": Poll.State.CLOSED, "closes_at": timezone.now() - timedelta(hours=1)}
    Poll.objects.update(**closed)
    assert map_due_polls() == 1
    assert "40 Menschen" in page_of(poll)
    Poll.objects.update(state=Poll.State.PUBLISHED)
    assert page_of(poll) == "", "what was seen once is hidden again"
    assert OpinionMap.objects.exists()
