"""Fifty people vote, change their minds and vote for both while staff group and ungroup: the counts stay exact."""

import random
import uuid
from collections.abc import Callable
from functools import partial
from threading import Barrier

import pytest
from django.db import transaction

from ideas.models import Grouping, Idea, IdeaTally, Vote, VoteEvent
from ideas.services import vote_rows
from ideas.services.grouping import group_ideas, undo_grouping
from ideas.services.slips import Says, record_slip
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.concurrency.conftest import all_at_once
from tests.ideas.conftest import new_idea

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
PEOPLE = 50
Act = Callable[[], None]


@pytest.fixture
def two(idea: Idea) -> list[Idea]:
    return [idea, new_idea(idea.process, "Eine Bank")]


def vote(idea: Idea, name: str, value: int = 1) -> bool:
    return cast_vote(idea_id=idea.pk, identity=Identity(browser=name), value=value)


def group(two: list[Idea], staff: Account) -> int:
    done = group_ideas(main_id=two[0].pk, idea_ids=[two[1].pk], staff=staff, reason="Gleich.")
    return int(done[0].pk) if done else 0


def ungroup(staff: Account) -> None:
    for grouping in Grouping.objects.filter(undone_at__isnull=True):
        undo_grouping(grouping_id=grouping.pk, staff=staff, reason="Doch nicht.")


def counted() -> dict[int, int]:
    fold_all(VOTES)
    assert differences() == []
    return dict(IdeaTally.objects.exclude(value=0).values_list("idea_id", "value"))


def assert_exact(two: list[Idea], staff: Account) -> None:
    """As one group, as two ideas, and as one again."""
    given = set(Vote.objects.filter(value=1).values_list("idea_id", "voter_key"))
    ungroup(staff)
    alone = {idea.pk: sum(1 for pk, _who in given if pk == idea.pk) for idea in two}
    assert counted() == {pk: number for pk, number in alone.items() if number}
    group(two, staff)
    people = len({who for _pk, who in given})
    assert counted() == ({two[0].pk: people} if people else {})  # the last press of all may have taken one back


def test_fifty_votes_against_grouping_and_ungrouping(two: list[Idea], staff: Account) -> None:
    def press(number: int) -> None:
        chance = random.Random(number)
        for _ in range(4):
            vote(chance.choice(two), f"resident {number % 40}", chance.choice((1, 1, 0)))

    def manage() -> None:
        for _ in range(5):
            group(two, staff)
            ungroup(staff)

    presses: list[Act] = [partial(press, number) for number in range(PEOPLE)]
    all_at_once([*presses, manage, manage])
    assert VoteEvent.objects.filter(grouping__isnull=False).exists()
    assert counted() is not None
    assert_exact(two, staff)


def test_one_person_presses_on_both_at_once_and_counts_once(two: list[Idea], staff: Account) -> None:
    group(two, staff)
    all_at_once([partial(vote, two[number % 2], "one resident") for number in range(PEOPLE)])
    assert Vote.objects.filter(value=1).count() == 2
    assert counted() == {two[0].pk: 1}
    all_at_once([partial(vote, two[number % 2], "one resident", number // 2 % 2) for number in range(PEOPLE)])
    counted()
    assert_exact(two, staff)


def test_slips_with_both_ideas_never_wait_for_a_grouping_that_waits_for_them(two: list[Idea], staff: Account) -> None:
    def enter(number: int) -> None:
        seen = 0
        for ideas in (two if number % 2 else two[:1], two[1:]):
            says = Says([idea.pk for idea in ideas])
            entry = record_slip(
                process=two[0].process,
                staff=staff,
                number=str(number),
                says=says,
                submission_key=uuid.uuid4(),
                seen=seen,
            )
            seen = int(entry.pk)

    def manage() -> None:
        for _ in range(5):
            group(two, staff)
            ungroup(staff)

    entries: list[Act] = [partial(enter, number) for number in range(10)]
    all_at_once([*entries, manage])
    counted()
    assert_exact(two, staff)


def test_control_without_holding_the_idea_a_vote_is_lost_to_the_group(
    two: list[Idea], staff: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A vote that does not hold its idea is stored for a single idea, and the grouping has not seen it."""
    voted, grouped = Barrier(2), Barrier(2)
    monkeypatch.setattr(vote_rows, "BOTH", vote_rows.BOTH.replace("FOR KEY SHARE", ""))

    def somebody() -> None:
        with transaction.atomic():
            vote(two[1], "one resident")
            voted.wait(20)
            grouped.wait(20)

    def desk() -> None:
        voted.wait(20)
        group(two, staff)
        grouped.wait(20)

    all_at_once([somebody, desk])
    fold_all(VOTES)
    assert {(found.key[0], found.counted, found.recounted) for found in differences()} == {
        (two[0].pk, 0, 1),
        (two[1].pk, 1, 0),
    }
