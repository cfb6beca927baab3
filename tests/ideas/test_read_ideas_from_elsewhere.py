"""What other apps read about ideas, and the one service that they call."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Idea, StatusChange
from ideas.selectors import home
from ideas.services.decided import apply_decision
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from tests.ideas.make import make_idea

pytestmark = pytest.mark.django_db


def test_the_start_page_shows_the_newest_published_ideas(
    process: Process, neighbourhood: Area, elsewhere: Area, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    old = make_idea(process, title="Alt", created_at=timezone.now() - timedelta(days=3))
    new = make_idea(process, title="Neu", supports=7)
    make_idea(process, title="Versteckt", visibility=Idea.Visibility.PENDING)
    with django_assert_num_queries(2):
        cards = home.newest_ideas(neighbourhood)
    assert [(card.id, card.supports) for card in cards] == [(new.pk, 7), (old.pk, 0)]
    assert home.newest_ideas(elsewhere) == []
    assert home.number_of_ideas(process) == 2


def test_ideas_of_a_draft_process_are_nowhere(process: Process, neighbourhood: Area) -> None:
    make_idea(process)
    Process.objects.update(state=Process.State.DRAFT)
    assert home.newest_ideas(neighbourhood) == []


@pytest.mark.parametrize(
    ("outcome", "status"),
    [
        ("adopt", Idea.Status.DECIDED),
        ("adopt_in_part", Idea.Status.DECIDED),
        ("decline", Idea.Status.NOT_DONE),
        ("defer", Idea.Status.CHECKING),
        ("done", Idea.Status.DONE),
    ],
)
def test_a_decision_moves_the_status_with_its_reason(
    process: Process, official: Account, outcome: str, status: str
) -> None:
    idea = make_idea(process)
    apply_decision(idea_id=idea.pk, decided_by=official, reason="Das Geld reicht.", status=outcome)
    idea.refresh_from_db()
    assert idea.status == status
    change = StatusChange.objects.get()
    assert (change.old, change.new, change.reason, change.changed_by) == (
        "received",
        status,
        "Das Geld reicht.",
        official,
    )


def test_a_long_reason_is_cut_at_a_word(process: Process, official: Account) -> None:
    idea = make_idea(process)
    apply_decision(idea_id=idea.pk, decided_by=official, reason="lang " * 200, status="adopt")
    reason = StatusChange.objects.get().reason
    assert len(reason) <= 500
    assert reason.endswith("lang …")
