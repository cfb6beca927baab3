"""After any sequence of votes, withdrawals and folds: tally = recount."""

from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ideas.models import IdeaTally, Vote
from ideas.services.tallying import VOTES
from ideas.services.voting import cast_vote
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
        self.ideas = [new_idea(process, f"Idee {n}") for n in range(3)]
        self.supports: set[tuple[int, int]] = set()

    @rule(voter=VOTERS, idea=IDEAS, value=st.integers(0, 1))
    def vote(self, voter: int, idea: int, value: int) -> None:
        changed = cast_vote(idea_id=self.ideas[idea].pk, identity=Identity(browser=f"b{voter}"), value=value)
        assert changed == (((voter, idea) in self.supports) != bool(value))
        (self.supports.add if value else self.supports.discard)((voter, idea))

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
        while fold(VOTES):
            pass
        try:
            self.check_each_idea()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def check_each_idea(self) -> None:
        for number, idea in enumerate(self.ideas):
            counted = sum(IdeaTally.objects.filter(idea=idea).values_list("value", flat=True))
            assert counted == sum(1 for _, supported in self.supports if supported == number)


def test_after_any_sequence_the_tally_is_the_recount() -> None:
    run_state_machine_as_test(
        Ballot,
        settings=settings(
            max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )


def test_a_wrong_tally_is_found(idea: Any) -> None:
    cast_vote(idea_id=idea.pk, identity=Identity(browser="x"), value=1)
    fold(VOTES)
    IdeaTally.objects.update(value=5)
    found = differences()
    assert [(one.tally, one.counted, one.recounted) for one in found] == [("IdeaTally", 5, 1)]
