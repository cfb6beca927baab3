"""One button pressed many times at once, and one number typed by many at once."""

import uuid
from functools import partial

import pytest

from ideas.models import Idea, SlipEntry, Vote, VoteEvent
from ideas.services.slips import Says, record_slip, undo_entry
from ideas.services.tallying import VOTES
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.concurrency.conftest import all_at_once
from tests.ideas.conftest import new_idea

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
PRESSES = 20


def _enter(ideas: list[Idea], staff: Account, key: uuid.UUID) -> int:
    """The entry, or 0 where somebody else was first."""
    says = Says([idea.pk for idea in ideas])
    try:
        entry = record_slip(process=ideas[0].process, staff=staff, number="127", says=says, submission_key=key)
    except NotAllowed as no:
        return 0 if no.refused.code == "changed" else -1
    return int(entry.pk)


@pytest.fixture
def two(idea: Idea) -> list[Idea]:
    return [idea, new_idea(idea.process, "Licht")]


def test_twenty_presses_of_one_button_are_one_entry(two: list[Idea], staff: Account, key: uuid.UUID) -> None:
    entries = all_at_once([partial(_enter, two, staff, key)] * PRESSES)
    assert set(entries) == {SlipEntry.objects.get().pk}
    assert (Vote.objects.count(), VoteEvent.objects.count(), AuditRecord.objects.count()) == (2, 2, 1)


def test_of_twenty_people_who_type_one_number_one_is_first(two: list[Idea], staff: Account) -> None:
    entries = all_at_once([partial(_enter, two[number % 2 :], staff, uuid.uuid4()) for number in range(PRESSES)])
    assert sorted(entries) == [0] * (PRESSES - 1) + [SlipEntry.objects.get().pk]
    assert Vote.objects.count() == SlipEntry.objects.get().ideas.count()
    fold_all(VOTES)
    assert differences() == []


def test_twenty_presses_of_undo_are_one(two: list[Idea], staff: Account, key: uuid.UUID) -> None:
    entry = _enter(two, staff, key)
    undo = partial(undo_entry, process=two[0].process, staff=staff, entry_id=entry)
    assert len({done.pk for done in all_at_once([undo] * PRESSES)}) == 1
    assert Vote.objects.filter(value=1).count() == 0
    assert VoteEvent.objects.count() == 4
