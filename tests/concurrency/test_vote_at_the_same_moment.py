"""Fifty clicks of one resident at the same moment. Each control test first proves that there is a race to lose."""

from functools import partial
from threading import Barrier

import pytest
from django.db import connection, transaction

from ideas.models import Idea, Vote, VoteEvent
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
from participation.eligibility.identity import Identity, participant_key
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.concurrency.conftest import all_at_once

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

RESIDENT = Identity(browser="one resident")
CLICKS = 50


def _click(idea: Idea, value: int = 1) -> bool:
    return cast_vote(idea_id=idea.pk, identity=RESIDENT, value=value)


def test_fifty_first_clicks_are_one_vote_and_one_event(idea: Idea) -> None:
    changed = all_at_once([partial(_click, idea)] * CLICKS)
    assert sum(changed) == 1
    assert (Vote.objects.count(), VoteEvent.objects.count()) == (1, 1)
    fold_all(VOTES)
    assert idea.tally.value == 1


def test_fifty_later_clicks_are_one_event(idea: Idea) -> None:
    _click(idea)
    _click(idea, 0)
    assert sum(all_at_once([partial(_click, idea)] * CLICKS)) == 1
    assert VoteEvent.objects.count() == 3


def test_clicks_and_withdrawals_mixed_leave_a_chain_of_changes(idea: Idea) -> None:
    all_at_once([partial(_click, idea, number % 2) for number in range(CLICKS)])
    steps = list(VoteEvent.objects.order_by("pk").values_list("old", "new"))
    assert steps == [(number % 2, 1 - number % 2) for number in range(len(steps))]
    assert Vote.objects.get().value == len(steps) % 2
    fold_all(VOTES)
    assert differences() == []


def test_fifty_residents_on_one_idea_do_not_wait_for_each_other(idea: Idea) -> None:
    """All stand inside their transactions at once: this would block if a vote touched a shared row."""
    inside = Barrier(CLICKS)

    def vote(number: int) -> None:
        with transaction.atomic():
            cast_vote(idea_id=idea.pk, identity=Identity(browser=f"resident {number}"), value=1)
            inside.wait(20)

    all_at_once([partial(vote, number) for number in range(CLICKS)])
    assert Vote.objects.count() == CLICKS


class NaiveVoting:
    """What a ballot box without lock and without constraint does: look, then write."""

    def __init__(self, idea: Idea, clicks: int) -> None:
        self.idea = idea
        self.both_have_looked = Barrier(clicks)
        self.key = participant_key(idea.process_id, "browser", "one resident")

    def first_click(self) -> None:
        with transaction.atomic():
            known = Vote.objects.filter(idea=self.idea, voter_key=self.key).exists()
            self.both_have_looked.wait(20)
            if not known:
                Vote.objects.create(idea=self.idea, voter_key=self.key, standing="browser", value=1)

    def later_click(self) -> None:
        with transaction.atomic():
            vote = Vote.objects.get(idea=self.idea, voter_key=self.key)
            self.both_have_looked.wait(20)
            if vote.value == 0:
                Vote.objects.filter(pk=vote.pk).update(value=1)
                VoteEvent.objects.create(
                    vote=vote,
                    idea=self.idea,
                    old=0,
                    new=1,
                    channel="online",
                    standing="browser",
                    happened_on="2026-06-01",
                )


def test_control_without_the_constraint_one_resident_votes_twice(idea: Idea) -> None:
    constraint = "ALTER TABLE ideas_vote {} CONSTRAINT one_vote_per_voter_and_idea"
    with connection.cursor() as cursor:
        cursor.execute(constraint.format("DROP"))
    try:
        all_at_once([NaiveVoting(idea, 2).first_click] * 2)
        assert Vote.objects.count() == 2
    finally:
        Vote.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(constraint.format("ADD") + " UNIQUE (idea_id, voter_key)")


def test_control_without_the_lock_one_vote_is_counted_twice(idea: Idea) -> None:
    _click(idea)
    _click(idea, 0)
    all_at_once([NaiveVoting(idea, 2).later_click] * 2)
    fold_all(VOTES)
    assert idea.tally.value == 2, "one resident, counted twice"
    assert next(found.recounted for found in differences()) == 1
