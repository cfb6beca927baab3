"""What happens to what programs send: the small piece of work, the trap, the read-first stack?"""

import hashlib
import re
import uuid
from itertools import count
from pathlib import Path

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings

from ideas.models import Comment, Idea, ModerationAct
from ideas.services.ideas import Proposal, restore_idea, submit_idea, withdraw_idea
from ideas.services.moderation import publish_idea
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.web.effort import effort_for, has_effort
from tests.ideas.make import make_idea
from tests.ideas.test_submit_an_idea import FORM, draft_in, preview

pytestmark = pytest.mark.django_db
PENDING, PUBLISHED = Idea.Visibility.PENDING, Idea.Visibility.PUBLISHED


@pytest.fixture(autouse=True)
def _work(settings: Settings, tmp_path: Path) -> None:
    settings.EFFORT_BITS, settings.MEDIA_ROOT = 6, tmp_path


def work(challenge: str, bits: int = 6) -> str:
    """What static/js/effort.js does."""
    for number in count():
        text = f"{challenge}:{number}"
        if int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> (64 - bits) == 0:
            return text
    raise AssertionError


def test_the_work_counts_for_its_own_form_only() -> None:
    key, other = uuid.uuid4(), uuid.uuid4()
    done = work(effort_for(key).challenge)
    assert has_effort(key, done)
    assert not has_effort(other, done)
    assert not has_effort(key, done.replace(":", "", 1))
    assert not has_effort(key, "")
    assert not has_effort(key, f"{effort_for(key).challenge}:{'9' * 400}")


def test_too_little_work_does_not_count(settings: Settings) -> None:
    key = uuid.uuid4()
    done = work(effort_for(key).challenge, bits=1)
    settings.EFFORT_BITS = 60
    assert not has_effort(key, done)


def test_an_old_form_has_to_be_opened_again() -> None:
    key = uuid.uuid4()
    with time_machine.travel(timezone.now().replace(year=2020), tick=False):
        done = work(effort_for(key).challenge)
    assert not has_effort(key, done)


@pytest.mark.parametrize("worked", [True, False])
def test_a_comment_without_the_work_is_read_first(client: Client, process: Process, *, worked: bool) -> None:
    Process.objects.update(comments="plain")
    idea = make_idea(process)
    address = f"/ideen/{idea.pk}/kommentar/"
    effort = client.get(address).context["effort"]
    key = client.get(address).context["form"]["key"].value()
    sent = work(effort_for(key).challenge) if worked else ""
    assert effort.bits == 6
    client.post(address, {"key": key, "text": "Gute Idee.", "effort": sent})
    assert Comment.objects.get().state == ("visible" if worked else "waiting")


def test_whoever_fills_in_the_trap_is_told_and_keeps_the_text(client: Client, process: Process) -> None:
    Process.objects.update(comments="plain")
    address = f"/ideen/{make_idea(process).pk}/kommentar/"
    client.get(address)
    answer = client.post(address, {"key": str(uuid.uuid4()), "text": "Gute Idee.", "homepage": "https://spam.example"})
    assert answer.status_code == 422
    assert "Gute Idee." in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("worked", [True, False])
def test_an_idea_without_the_work_is_read_first(client: Client, process: Process, *, worked: bool) -> None:
    page = preview(client)
    challenge = re.search(r'data-challenge="([^"]+)"', page)
    assert challenge
    sent = {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1"}
    client.post(FORM, sent | {"effort": work(challenge[1]) if worked else ""})
    idea = Idea.objects.get()
    assert (idea.visibility, idea.read_first) == ((PUBLISHED, False) if worked else (PENDING, True))


def test_an_idea_in_the_trap_is_not_stored(client: Client, process: Process) -> None:
    page = preview(client)
    sent = {"entwurf": draft_in(page), "schritt": "pruefen", "senden": "1", "homepage": "x"}
    assert "das niemand sieht" in client.post(FORM, sent).content.decode()
    assert not Idea.objects.exists()


def test_a_program_that_submits_is_read_first(client: Client, process: Process, resident: Account) -> None:
    client.force_login(resident)
    body = {"submission_key": str(uuid.uuid4()), "title": "Mehr Bänke", "text": "Am Markt."}
    address = f"/api/v1/processes/{process.slug}/ideas/"
    assert client.post(address, body, content_type="application/json").json()["visibility"] == "pending"


def submit(process: Process, resident: Account, text: str) -> Idea:
    identity, proposal = Identity(account=resident), Proposal(title="Mehr Bänke", text=text)
    return submit_idea(process=process, identity=identity, proposal=proposal, submission_key=uuid.uuid4()).idea


def test_a_first_idea_with_a_link_waits_until_something_of_the_person_was_found_fine(
    process: Process, resident: Account, staff: Account
) -> None:
    first = submit(process, resident, "Siehe https://bank.example")
    assert first.visibility == PENDING
    publish_idea(idea_id=first.pk, moderator=staff)
    assert submit(process, resident, "Siehe auch www.bank.example").visibility == PUBLISHED


def test_what_waits_for_a_look_does_not_appear_by_taking_it_back_and_undoing_that(
    process: Process, resident: Account
) -> None:
    idea = submit(process, resident, "Siehe https://bank.example")
    withdraw_idea(idea_id=idea.pk, account=resident, proven=frozenset())
    assert restore_idea(idea_id=idea.pk, account=resident, proven=frozenset()).visibility == PENDING
    assert not ModerationAct.objects.exists()
