"""Staff see an hour in which one idea got far more supports than usual; no vote is touched."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from ideas.models import BurstHint, Idea, IdeaTally, Vote, VoteEvent
from ideas.services.burst_hints import look_for_bursts
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from neighbourhood.selectors.cockpit import cockpit
from participation.accounts.models import Account
from participation.audit.models import AuditRecord
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.models import FoldRun
from tests.ideas.conftest import MakeIdea

pytestmark = pytest.mark.django_db


def supported(idea: Idea, number: int, begins: datetime, minutes: int, name: str = "") -> None:
    """So many people one after the other, each counted at its own moment."""
    for place in range(number):
        cast_vote(idea_id=idea.pk, identity=Identity(browser=f"{name} {idea.pk} {place}"), value=1)
        fold_all(VOTES)
        moment = begins + timedelta(minutes=minutes) * place / number
        FoldRun.objects.filter(pk=FoldRun.objects.latest("pk").pk).update(counted_at=moment)


@pytest.fixture
def rushed(make_idea: MakeIdea) -> Idea:
    """One idea got twelve supports in a quarter of an hour, two others ten each in two days."""
    ideas, now = [make_idea(title=title) for title in ("Bank", "Baum", "Brunnen")], timezone.now()
    for idea in ideas[1:]:
        supported(idea, 10, now - timedelta(days=3), 2 * 24 * 60)
    supported(ideas[0], 12, now - timedelta(hours=5), 15)
    assert look_for_bursts() == 1
    return ideas[0]


def test_the_hint_says_what_happened_and_what_to_do(client: Client, rushed: Idea, staff: Account) -> None:
    client.force_login(staff)
    page = client.get(f"/werkstatt/ideen/{rushed.pk}/").content.decode()
    assert "haben 12 Menschen diese Idee unterstützt" in page
    assert "wird keine Stimme gelöscht" in page
    rows = cockpit(staff, rushed.process.area, timezone.now()).today
    assert [row.url for row in rows if "Bank" in row.title] == [f"/werkstatt/ideen/{rushed.pk}/#stunde"]


def test_looking_again_finds_the_same_hint_and_touches_no_vote(rushed: Idea) -> None:
    votes, events = list(Vote.objects.values()), list(VoteEvent.objects.values())
    assert look_for_bursts() == 1
    assert BurstHint.objects.count() == 1
    assert list(Vote.objects.values()) == votes
    assert list(VoteEvent.objects.values()) == events
    assert IdeaTally.objects.get(idea=rushed).value == 12


def test_whoever_has_looked_closes_it_and_it_stands_in_the_record(client: Client, rushed: Idea, staff: Account) -> None:
    client.force_login(staff)
    hint = BurstHint.objects.get()
    act = {"akt": "angesehen", "hinweis": str(hint.pk)}
    for _ in range(2):
        assert client.post(f"/werkstatt/ideen/{rushed.pk}/", act).status_code == 302
    assert AuditRecord.objects.filter(action="idea.burst_looked_at", actor=staff).count() == 1
    assert not [row for row in cockpit(staff, rushed.process.area, timezone.now()).today if "Bank" in row.title]
    assert look_for_bursts() == 1
    hint.refresh_from_db()
    assert hint.looked_by == staff, "the same hour is not asked twice"


def test_slips_that_staff_enter_are_no_unusual_hour(rushed: Idea, make_idea: MakeIdea, process: Process) -> None:
    Vote.objects.filter(idea=rushed).update(channel="paper")
    VoteEvent.objects.filter(idea=rushed).update(channel="paper")
    BurstHint.objects.all().delete()
    assert look_for_bursts() == 0
