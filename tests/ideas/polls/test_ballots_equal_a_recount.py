"""After any sequence of casting, withdrawing, declaring void, restoring, counting and sealing: tally = recount = said.

What holds, on one poll of each way to count: tallies equal the recount from the current ballots and what was said, at
any moment; revisions have no gap; a press sent again counts once; a recount gives the same twice; events and the roots
of the public tree never change; what was declared void counts as never cast.
"""

import uuid
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from ideas.models import Ballot, BallotEvent, BallotTally
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import cast_ballot, declare_void, record_wall, restore_ballot
from ideas.services.sealing import leaves_of, seal_poll
from participation.accounts.models import Account, Role, RoleAssignment
from participation.allowed import NotAllowed
from participation.eligibility.identity import Identity, participant_key
from participation.eligibility.standing import Standing
from participation.sealing.merkle import Growing
from participation.tally.engine import fold
from participation.tally.verification import differences
from tests.conftest import open_process
from tests.ideas.polls.make import new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]

CODES = st.sampled_from("abcde")
CHOICES: dict[str, st.SearchStrategy[dict[str, Any]]] = {
    "approval": st.lists(CODES, max_size=2, unique=True).map(lambda codes: {"chosen": codes}),
    "points": st.dictionaries(CODES, st.integers(0, 2), max_size=2).map(lambda points: {"points": points}),
    "ranking": st.lists(CODES, max_size=3, unique=True).map(lambda order: {"order": order}),
    "statements": st.dictionaries(CODES, st.sampled_from(["agree", "disagree", "pass"]), min_size=1).map(
        lambda answers: {"answers": answers}
    ),
}
VOTERS = st.integers(0, 3)


class BallotBox(RuleBasedStateMachine):
    @initialize()
    def open_the_box(self) -> None:
        self.undo = transaction.atomic()
        self.undo.__enter__()
        process = open_process()
        self.polls = {kind: new_poll(process, kind) for kind in CHOICES}
        self.moderator = Account.objects.create_user("mira@example.org", name="Mira")
        self.staff = Account.objects.create_user("jana@example.org", name="Jana")
        RoleAssignment.objects.create(account=self.moderator, area=process.area, role=Role.MODERATOR)
        RoleAssignment.objects.create(account=self.staff, area=process.area, role=Role.STAFF)
        self.said: dict[tuple[str, int], dict[str, Any]] = {}
        self.void: set[tuple[str, int]] = set()
        self.written: list[tuple[Any, ...]] = []
        self.roots: dict[tuple[str, int], str] = {}

    @rule(voter=VOTERS, kind=st.sampled_from(sorted(CHOICES)), data=st.data(), twice=st.booleans())
    def cast(self, voter: int, kind: str, data: st.DataObject, twice: bool) -> None:
        choices, key = data.draw(CHOICES[kind]), uuid.uuid4()
        who, before = Identity(browser=f"b{voter}"), BallotEvent.objects.count()
        for _press in range(1 + twice):
            try:
                receipt = cast_ballot(poll_id=self.polls[kind].pk, identity=who, choices=choices, key=key)
            except NotAllowed:
                assert (kind, voter) in self.void
                return
        assert (kind, voter) not in self.void
        assert BallotEvent.objects.count() - before <= 1, "the same press counts once"
        self.said[kind, voter] = receipt.ballot.choices

    @rule(voter=VOTERS, kind=st.sampled_from(sorted(CHOICES)))
    def withdraw(self, voter: int, kind: str) -> None:
        if kind != "statements" and (kind, voter) not in self.void:
            cast_ballot(
                poll_id=self.polls[kind].pk, identity=Identity(browser=f"b{voter}"), choices={}, key=uuid.uuid4()
            )
            self.said[kind, voter] = {}

    @rule(voter=VOTERS, kind=st.sampled_from(sorted(CHOICES)), back=st.booleans())
    def correct(self, voter: int, kind: str, back: bool) -> None:
        ballot = self._ballot(kind, voter)
        if ballot is None:
            return
        (restore_ballot if back else declare_void)(ballot_id=ballot.pk, staff=self.moderator, reason="Prüfung")
        (self.void.discard if back else self.void.add)((kind, voter))

    @rule(dots=st.dictionaries(CODES, st.integers(0, 9)))
    def count_a_wall(self, dots: dict[str, int]) -> None:
        record_wall(poll_id=self.polls["points"].pk, staff=self.staff, dots=dots, key=uuid.uuid4(), place="Rathaus")

    @rule(limit=st.integers(1, 3))
    def count_some(self, limit: int) -> None:
        fold(BALLOT_LEDGER, limit)

    @rule(kind=st.sampled_from(sorted(CHOICES)))
    def seal(self, kind: str) -> None:
        head = seal_poll(self.polls[kind].pk, at_end=True)
        if head is not None:
            self.roots[kind, head.size] = head.root

    @rule()
    def recount_twice(self) -> None:
        for target in BALLOT_LEDGER.targets:
            assert target.recount() == target.recount()

    @invariant()
    def roots_stay(self) -> None:
        """The first leaves of today's tree give the roots that were published when there were no more."""
        for (kind, size), root in getattr(self, "roots", {}).items():
            assert Growing(leaves_of(self.polls[kind])[:size]).root.hex() == root

    def _ballot(self, kind: str, voter: int) -> Ballot | None:
        poll = self.polls[kind]
        key = participant_key(poll.process_id, "browser", f"b{voter}")
        return Ballot.objects.filter(poll=poll, voter_key=key, revision__gt=0).first()

    @invariant()
    def counts_agree(self) -> None:
        if not hasattr(self, "polls"):
            return
        assert differences() == []
        self.tallies_are_what_was_counted()
        rows = list(BallotEvent.objects.order_by("pk").values_list("pk", "leaf", "old", "new", "act", "nonce"))
        assert rows[: len(self.written)] == self.written, "what was written once never changes"
        self.written = rows
        for ballot in Ballot.objects.all():
            revisions = list(ballot.events.order_by("revision").values_list("revision", flat=True))
            assert revisions == list(range(1, ballot.revision + 1))
            last = ballot.events.latest("revision") if revisions else None
            assert ballot.choices == (last.new if last else {})

    def tallies_are_what_was_counted(self) -> None:
        """Whoever looks in between sees the sum of the events that are marked as counted, and of no other."""
        for target in BALLOT_LEDGER.targets:
            counted = target.deltas(BallotEvent.objects.filter(fold_run__isnull=False))
            rows = BallotTally.objects.exclude(value=0).values_list(*target.keys, "value")
            assert {key: sum_ for key, sum_ in counted.items() if sum_} == {tuple(row[:-1]): row[-1] for row in rows}

    def teardown(self) -> None:
        if not hasattr(self, "polls"):
            return
        try:
            while fold(BALLOT_LEDGER):
                pass
            self.check_what_was_said()
        finally:
            transaction.set_rollback(True)
            self.undo.__exit__(None, None, None)

    def check_what_was_said(self) -> None:
        for kind, poll in self.polls.items():
            counting = [
                said for (of, voter), said in self.said.items() if of == kind and said and (of, voter) not in self.void
            ]
            found = BallotTally.objects.filter(poll=poll).exclude(standing=Standing.WALL)
            ballots, choices = found.filter(cell="_ballots"), found.exclude(cell="_ballots").exclude(cell__endswith="#")
            assert sum(ballots.values_list("value", flat=True)) == len(counting)
            assert sum(choices.values_list("value", flat=True)) == sum(map(_choices_in, counting))


def _choices_in(said: dict[str, Any]) -> int:
    """Ticks, points, places or answers: every one of them counts in one cell."""
    (chosen,) = said.values()
    return sum(chosen.values()) if "points" in said else len(chosen)


def test_after_any_sequence_the_tally_is_the_recount() -> None:
    run_state_machine_as_test(
        BallotBox,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
