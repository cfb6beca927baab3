"""Two hundred presses of one person at the same moment, in each kind of vote. Controls prove that there is a race."""

import uuid
from collections.abc import Callable
from functools import partial
from threading import Barrier, Event, Timer
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone

from ideas.models import Ballot, BallotEvent, BallotTally, Poll, PollResult
from ideas.rules.leaves import leaf_hash
from ideas.selectors.sheets import sheet_of
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import Receipt, cast_ballot, content_of, withdraw_ballot
from ideas.services.settling import close_poll
from ideas.votekinds import KINDS
from participation.allowed import NotAllowed
from participation.eligibility.identity import Identity, participant_key
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.concurrency.conftest import all_at_once
from tests.ideas.polls.make import FITS, new_poll

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]

ROSA = Identity(browser="rosa")
# The server of the tests takes sixty connections; so many stand at the start together, wave after wave.
PRESSES, AT_ONCE = 200, 40
EVERY = sorted(KINDS)
# Two ballots that fit alone and are too much together.
EACH: dict[str, list[dict[str, Any]]] = {
    "support": [{"chosen": ["a"]}, {"chosen": ["b", "c"]}],
    "yes_no": [{"answers": {"a": "yes"}}, {"answers": {"a": "no"}}],
    "approval": [{"chosen": ["a", "b"]}, {"chosen": ["c", "d"]}],
    "points": [{"points": {"a": 3, "b": 2}}, {"points": {"c": 3, "d": 2}}],
    "ranking": [{"order": ["a", "b", "c"]}, {"order": ["c", "d", "e"]}],
    "budget": [{"chosen": ["a", "c"]}, {"chosen": ["b"]}],
    "pairwise": [{"duels": {"a|b": "a"}}, {"duels": {"a|c": "="}}],
    "statements": [{"answers": {"a": "agree"}}, {"answers": {"b": "disagree"}}],
}


def press(poll: Poll, choices: dict[str, Any], key: uuid.UUID | None = None) -> Receipt:
    return cast_ballot(poll_id=poll.pk, identity=ROSA, choices=choices, key=key or uuid.uuid4())


def in_waves(acts: list[Callable[[], Receipt]]) -> list[Receipt]:
    waves = [acts[begin : begin + AT_ONCE] for begin in range(0, len(acts), AT_ONCE)]
    return [receipt for wave in waves for receipt in all_at_once(wave)]


def assert_one_ballot_in_order(poll: Poll) -> None:
    """One current ballot within its limits, revisions 1 to k, a chain of changes and of leaves, tally = recount."""
    ballot = Ballot.objects.get(poll=poll)
    kind, sheet = KINDS[poll.kind], sheet_of(poll)
    assert kind.cleaned(ballot.choices, sheet) == ballot.choices
    before: dict[str, Any] = {}
    leaf = ""
    events = list(BallotEvent.objects.filter(ballot=ballot).select_related("poll").order_by("revision"))
    assert [event.revision for event in events] == list(range(1, len(events) + 1))
    for event in events:
        assert event.old == before
        assert event.leaf == leaf_hash(content_of(event, previous=leaf))
        before, leaf = event.new, event.leaf
    assert ballot.choices == before
    assert ballot.revision == len(events)
    fold_all(BALLOT_LEDGER)
    assert differences() == []
    counted = BallotTally.objects.filter(poll=poll, cell="_ballots").values_list("value", flat=True)
    assert sum(counted) == (1 if ballot.choices else 0)


@pytest.mark.parametrize("kind", ["budget", "statements"])  # said as a whole, and step by step
def test_one_press_sent_two_hundred_times_is_one_revision(process: Process, kind: str) -> None:
    poll, key = new_poll(process, kind), uuid.uuid4()
    receipts = in_waves([partial(press, poll, FITS[kind], key)] * PRESSES)
    assert sum(receipt.changed for receipt in receipts) == 1
    assert BallotEvent.objects.count() == 1
    assert_one_ballot_in_order(poll)


@pytest.mark.parametrize("kind", EVERY)
def test_two_hundred_different_presses_leave_one_ballot_within_its_limits(process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    receipts = in_waves([partial(press, poll, EACH[kind][number % 2]) for number in range(PRESSES)])
    assert sum(receipt.changed for receipt in receipts) == BallotEvent.objects.count()
    assert_one_ballot_in_order(poll)
    if KINDS[kind].stepwise:
        both = KINDS[kind].merged(*EACH[kind])
        assert Ballot.objects.get().choices == KINDS[kind].written(both, sheet_of(poll)), (
            "nothing that was said is lost"
        )
    else:
        assert Ballot.objects.get().choices in EACH[kind]


def test_ballots_and_withdrawals_mixed_leave_a_chain_of_changes(process: Process) -> None:
    poll = new_poll(process, "points")

    def withdraw() -> Receipt:
        return withdraw_ballot(poll_id=poll.pk, identity=ROSA, key=uuid.uuid4())

    in_waves([partial(press, poll, FITS["points"]) if number % 2 else withdraw for number in range(PRESSES)])
    assert_one_ballot_in_order(poll)


def test_people_do_not_wait_for_each_other(process: Process) -> None:
    """All stand inside their transactions at once: this would block if a ballot touched a shared row."""
    poll, inside = new_poll(process, "approval"), Barrier(AT_ONCE)

    def vote(number: int) -> None:
        with transaction.atomic():
            who = Identity(browser=f"resident {number}")
            cast_ballot(poll_id=poll.pk, identity=who, choices=FITS["approval"], key=uuid.uuid4())
            inside.wait(30)

    all_at_once([partial(vote, number) for number in range(AT_ONCE)])
    assert Ballot.objects.count() == AT_ONCE


@pytest.mark.parametrize("again", [False, True])
def test_the_end_waits_for_a_ballot_that_is_being_stored(process: Process, again: bool) -> None:
    """It was allowed, so it counts: a result without it would be wrong as soon as it is committed."""
    poll, cast, may_commit = new_poll(process, "approval"), Event(), Event()
    if again:
        press(poll, {"chosen": ["e"]})

    def vote() -> None:
        with transaction.atomic():
            press(poll, FITS["approval"])
            cast.set()
            may_commit.wait(30)

    def end() -> None:
        cast.wait(30)
        Poll.objects.update(closes_at=timezone.now())
        Timer(0.3, may_commit.set).start()
        assert close_poll(poll.pk)

    all_at_once([vote, end])
    counts = PollResult.objects.get().figures["counts"]
    assert counts == {"_ballots": 1, **dict.fromkeys(FITS["approval"]["chosen"], 1)}


def test_a_ballot_that_meets_the_end_is_not_stored(process: Process) -> None:
    """The poll was open when it was read; the ballot waits for who closes it, and is refused then."""
    poll, closing, may_commit = new_poll(process, "approval"), Event(), Event()

    def end() -> None:
        with transaction.atomic():
            Poll.objects.select_for_update().get()
            Poll.objects.update(state=Poll.State.CLOSED)
            closing.set()
            may_commit.wait(30)

    def vote() -> str:
        closing.wait(30)
        Timer(0.3, may_commit.set).start()
        try:
            press(poll, FITS["approval"])
        except NotAllowed as no:
            return no.refused.code
        return "stored"

    assert all_at_once([end, vote]) == [None, "closed"]
    assert not Ballot.objects.exists()


class NaiveBox:
    """What a ballot box without lock and without constraint does: look, then write."""

    def __init__(self, poll: Poll) -> None:
        self.poll = poll
        self.both_have_looked = Barrier(2)
        self.key = participant_key(poll.process_id, "browser", "rosa")

    def first_press(self) -> None:
        with transaction.atomic():
            known = Ballot.objects.filter(poll=self.poll, voter_key=self.key).exists()
            self.both_have_looked.wait(30)
            if not known:
                Ballot.objects.create(poll=self.poll, voter_key=self.key, standing="browser", choices={"chosen": ["a"]})

    def one_more(self, code: str) -> None:
        """As boxes with a row per tick do it: look how many there are, then add one."""
        with transaction.atomic():
            ballot = Ballot.objects.get(poll=self.poll, voter_key=self.key)
            self.both_have_looked.wait(30)
            if len(ballot.choices["chosen"]) < self.poll.settings["ticks"]:
                with connection.cursor() as cursor:
                    cursor.execute(
                        "UPDATE ideas_ballot SET choices = jsonb_insert(choices, '{chosen,0}', to_jsonb(%s::text))"
                        " WHERE id = %s",
                        [code, ballot.pk],
                    )

    def one_step(self, choices: dict[str, Any]) -> None:
        """Merge with what was said before, read without the lock."""
        with transaction.atomic():
            ballot = Ballot.objects.get(poll=self.poll, voter_key=self.key)
            self.both_have_looked.wait(30)
            merged = KINDS[self.poll.kind].merged(ballot.choices, choices)
            Ballot.objects.filter(pk=ballot.pk).update(choices=merged)


def test_control_without_the_constraint_one_person_has_two_ballots(process: Process) -> None:
    box = NaiveBox(new_poll(process, "approval"))
    constraint = "ALTER TABLE ideas_ballot {} CONSTRAINT one_ballot_per_person_and_poll"
    with connection.cursor() as cursor:
        cursor.execute(constraint.format("DROP"))
    try:
        all_at_once([box.first_press] * 2)
        assert Ballot.objects.count() == 2
    finally:
        Ballot.objects.all().delete()
        with connection.cursor() as cursor:
            cursor.execute(constraint.format("ADD") + " UNIQUE (poll_id, voter_key)")


def test_control_without_the_lock_one_person_has_too_many_ticks(process: Process) -> None:
    box = NaiveBox(new_poll(process, "approval"))
    press(box.poll, {"chosen": ["a"]})
    all_at_once([partial(box.one_more, "b"), partial(box.one_more, "c")])
    assert len(Ballot.objects.get().choices["chosen"]) == 3, "two ticks were allowed"


def test_control_without_the_lock_one_answer_is_lost(process: Process) -> None:
    box = NaiveBox(new_poll(process, "pairwise"))
    press(box.poll, {"duels": {"a|b": "a"}})
    all_at_once([partial(box.one_step, {"duels": {"a|c": "a"}}), partial(box.one_step, {"duels": {"b|c": "c"}})])
    assert len(Ballot.objects.get().choices["duels"]) == 2, "three were answered"
