"""After any sequence of votes, withdrawals, groupings, undoing and folds: tally = recount, and undo leaves no trace."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ideas.models import Grouping, IdeaTally, SupportTally, Vote, VoteEvent
from ideas.services.grouping import group_ideas, undo_grouping
from ideas.services.tallying import SUPPORT_KEYS, VOTES
from ideas.services.voting import cast_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.eligibility.identity import Identity
from participation.tally.engine import fold
from participation.tally.verification import differences
from tests.conftest import open_process
from tests.ideas.conftest import new_idea

pytestmark = [pytest.mark.both, pytest.mark.django_db]

VOTERS = st.integers(0, 4)
IDEAS = st.integers(0, 2)


class Ballot(RuleBasedStateMachine):
    @initialize()
    def open_the_ballot(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        process = open_process()
        self.staff = Account.objects.create_superuser("desk@example.org", name="Jana")
        self.ideas = [new_idea(process, f"Idee {n}") for n in range(3)]
        self.supports: set[tuple[int, int]] = set()
        # Member -> main one.
        self.grouped: dict[int, int] = {}

    @rule(voter=VOTERS, idea=IDEAS, value=st.integers(0, 1))
    def vote(self, voter: int, idea: int, value: int) -> None:
        changed = cast_vote(idea_id=self.ideas[idea].pk, identity=Identity(browser=f"b{voter}"), value=value)
        assert changed == (((voter, idea) in self.supports) != bool(value))
        (self.supports.add if value else self.supports.discard)((voter, idea))

    @rule(main=IDEAS, idea=IDEAS)
    def group(self, main: int, idea: int) -> None:
        allowed = main != idea and main not in self.grouped and idea not in {*self.grouped.values()}
        allowed = allowed and self.grouped.get(idea, main) == main
        try:
            group_ideas(main_id=self.ideas[main].pk, idea_ids=[self.ideas[idea].pk], staff=self.staff, reason="Gleich.")
        except NotAllowed:
            assert not allowed
        else:
            assert allowed
            self.grouped[idea] = main

    @rule(idea=IDEAS)
    def ungroup(self, idea: int) -> None:
        for grouping in Grouping.objects.filter(idea=self.ideas[idea], undone_at__isnull=True):
            assert undo_grouping(grouping_id=grouping.pk, staff=self.staff, reason="Doch nicht.")
        self.grouped.pop(idea, None)

    @rule(limit=st.integers(1, 3))
    def count_some(self, limit: int) -> None:
        fold(VOTES, limit)

    @invariant()
    def counts_agree(self) -> None:
        if hasattr(self, "ideas"):
            assert differences() == []
            assert Vote.objects.filter(value=1).count() == len(self.supports)

    def teardown(self) -> None:
        if not hasattr(self, "ideas"):
            return
        try:
            self.check_each_idea()
            for idea in list(self.grouped):
                self.ungroup(idea)
            self.check_each_idea()
            self.check_each_day()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def check_each_idea(self) -> None:
        while fold(VOTES):
            pass
        people: dict[int, set[int]] = {number: set() for number in range(3)}
        for voter, idea in self.supports:
            people[self.grouped.get(idea, idea)].add(voter)
        counted = dict(IdeaTally.objects.values_list("idea_id", "value"))
        assert [counted.get(idea.pk, 0) for idea in self.ideas] == [len(people[number]) for number in range(3)]

    def check_each_day(self) -> None:
        """Without groups, days, ways and proofs are what people's own events say."""
        own = VOTES.targets[1].deltas(VoteEvent.objects.filter(grouping__isnull=True))
        stored = SupportTally.objects.exclude(value=0).values_list(*SUPPORT_KEYS, "value")
        assert {row[:-1]: row[-1] for row in stored} == {key: value for key, value in own.items() if value}


def test_after_any_sequence_the_tally_is_the_recount() -> None:
    run_state_machine_as_test(
        Ballot,
        settings=settings(
            max_examples=20, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_a_wrong_tally_is_found(idea: Any) -> None:
    cast_vote(idea_id=idea.pk, identity=Identity(browser="x"), value=1)
    fold(VOTES)
    IdeaTally.objects.update(value=5)
    found = differences()
    assert [(one.tally, one.counted, one.recounted) for one in found] == [("IdeaTally", 5, 1)]
