"""A person votes once in a poll of any kind, changes their mind, withdraws; nothing more than allowed counts."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from ideas.models import Ballot, BallotEvent, BallotTally, Poll
from ideas.rules.leaves import leaf_content, leaf_hash
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.ballots import Receipt, cast_ballot, declare_void, record_ballot, record_wall, restore_ballot
from ideas.votekinds import KINDS
from ideas.votekinds.kind import BadBallot
from participation.accounts.models import Account
from participation.allowed import NotAllowed
from participation.audit.models import AuditRecord
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from participation.tally.engine import fold_all
from participation.tally.verification import differences
from tests.ideas.polls.make import FITS, SETTINGS, TOO_MUCH, new_poll

pytestmark = [pytest.mark.both, pytest.mark.django_db]
EVERY = sorted(KINDS)
ROSA, NABIL = Identity(browser="rosa"), Identity(browser="nabil")


def cast(poll: Poll, choices: dict[str, Any], who: Identity = ROSA, key: uuid.UUID | None = None) -> Receipt:
    return cast_ballot(poll_id=poll.pk, identity=who, choices=choices, key=key or uuid.uuid4())


def counted(poll: Poll, standing: str = "browser") -> dict[str, int]:
    fold_all(BALLOT_LEDGER)
    assert differences() == []
    found = BallotTally.objects.filter(poll=poll, standing=standing).exclude(value=0)
    return dict(found.values_list("cell", "value"))


def test_there_is_a_case_for_every_kind() -> None:
    assert set(SETTINGS) == set(FITS) == set(TOO_MUCH) == set(KINDS)


@pytest.mark.parametrize("kind", EVERY)
def test_one_ballot_is_stored_and_counted(process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    receipt = cast(poll, FITS[kind])
    assert receipt.changed
    assert Ballot.objects.get().choices == FITS[kind]
    assert counted(poll)["_ballots"] == 1


@pytest.mark.parametrize("kind", EVERY)
def test_what_does_not_fit_is_refused_in_words_and_changes_nothing(process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    with pytest.raises(BadBallot) as refused:
        cast(poll, TOO_MUCH[kind])
    assert all(sentence.endswith(".") for sentence in refused.value.sentences)
    assert not Ballot.objects.exists()
    assert not BallotEvent.objects.exists()


@pytest.mark.parametrize("kind", EVERY)
def test_the_same_press_again_finds_its_receipt(process: Process, kind: str) -> None:
    poll, key = new_poll(process, kind), uuid.uuid4()
    first = cast(poll, FITS[kind], key=key)
    again = cast(poll, FITS[kind], key=key)
    assert first.event is not None
    assert (again.changed, again.event) == (False, first.event)
    assert BallotEvent.objects.count() == 1


@pytest.mark.parametrize("kind", [kind for kind in EVERY if not KINDS[kind].stepwise])
def test_a_new_ballot_takes_the_place_of_the_old_one_and_none_is_a_withdrawal(process: Process, kind: str) -> None:
    poll = new_poll(process, kind)
    cast(poll, FITS[kind])
    assert cast(poll, {}).event.act == "withdraw"  # type: ignore[union-attr]
    assert counted(poll) == {}
    assert Ballot.objects.get().revision == 2
    cast(poll, FITS[kind])
    assert counted(poll)["_ballots"] == 1
    assert list(BallotEvent.objects.order_by("revision").values_list("revision", flat=True)) == [1, 2, 3]


@pytest.mark.parametrize(
    ("kind", "more", "both"),
    [
        ("pairwise", {"duels": {"a|c": "="}}, {"duels": {"a|b": "a", "a|c": "="}}),
        ("statements", {"answers": {"b": "pass", "a": "disagree"}}, {"answers": {"a": "disagree", "b": "pass"}}),
    ],
)
def test_step_by_step_each_press_adds(process: Process, kind: str, more: dict[str, Any], both: dict[str, Any]) -> None:
    poll = new_poll(process, kind)
    cast(poll, FITS[kind])
    cast(poll, more)
    assert Ballot.objects.get().choices == both
    assert counted(poll)["_ballots"] == 1


def test_cells_say_what_was_chosen(process: Process) -> None:
    points, order, pairs = (new_poll(process, kind) for kind in ("points", "ranking", "pairwise"))
    cast(points, {"points": {"a": 3, "b": 2, "c": 0}})
    assert counted(points) == {"a": 3, "a#": 1, "b": 2, "b#": 1, "_ballots": 1}
    cast(order, {"order": ["c", "a"]})
    assert counted(order) == {"c@1": 1, "a@2": 1, "_ballots": 1}
    cast(pairs, {"duels": {"a|b": "b", "c|d": "="}})
    assert counted(pairs) == {"b>a": 1, "c=d": 1, "_ballots": 1}


@pytest.mark.parametrize(("hours", "code"), [(-200, "closed"), (200, "too_early")])
def test_before_and_after_its_time_nothing_counts(process: Process, hours: int, code: str) -> None:
    poll = new_poll(process, "support")
    Poll.objects.update(
        opens_at=timezone.now() + timedelta(hours=hours), closes_at=timezone.now() + timedelta(hours=hours + 1)
    )
    with pytest.raises(NotAllowed) as no:
        cast(poll, FITS["support"])
    assert no.value.refused.code == code
    assert not Ballot.objects.exists()


def test_a_poll_read_before_its_end_takes_nothing_after_it(process: Process, monkeypatch: pytest.MonkeyPatch) -> None:
    """Presses read a poll once a second; its end is asked in the transaction of each ballot."""
    monkeypatch.setattr("participation.processes.recent.KEPT_FOR", 60)
    monkeypatch.setattr("ideas.selectors.recent_polls._kept", {})
    poll = new_poll(process, "support")
    assert cast(poll, FITS["support"]).changed
    Poll.objects.update(closes_at=timezone.now())
    with pytest.raises(NotAllowed) as no:
        cast(poll, FITS["support"], NABIL)
    assert no.value.refused.code == "closed"
    assert Ballot.objects.count() == BallotEvent.objects.count() == 1


def test_a_first_ballot_costs_few_statements(
    process: Process, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr("participation.processes.recent.KEPT_FOR", 60)
    monkeypatch.setattr("ideas.selectors.recent_polls._kept", {})
    poll = new_poll(process, "support")
    cast(poll, FITS["support"])
    with_postgresql = connection.vendor == "postgresql"
    # Savepoint and release; between them ballot and event in one statement, on SQLite one after the other.
    with django_assert_num_queries(3 if with_postgresql else 8):
        cast(poll, FITS["support"], NABIL)
    # The own row locked, its last event twice (the same press? its leaf), the new one, the end, the row changed.
    with django_assert_num_queries(9 if with_postgresql else 8):
        cast(poll, {"chosen": ["d"]}, NABIL)


def test_a_better_proof_leaves_where_it_was_counted(process: Process, resident: Account) -> None:
    """Each identity has one ballot of its own; what is proven is counted apart."""
    poll = new_poll(process, "approval")
    cast(poll, {"chosen": ["a"]})
    cast(poll, {"chosen": ["b"]}, Identity(account=resident))
    assert counted(poll) == {"a": 1, "_ballots": 1}
    assert counted(poll, "email") == {"b": 1, "_ballots": 1}


def test_a_slip_is_one_person_and_can_be_corrected(process: Process, staff: Account) -> None:
    poll = new_poll(process, "approval")
    for chosen, channel in ((["a"], Channel.PAPER), (["b"], Channel.PHONE)):
        record_ballot(
            poll_id=poll.pk,
            staff=staff,
            choices={"chosen": chosen},
            key=uuid.uuid4(),
            channel=channel,
            code=None,
            number="17",
        )
    assert counted(poll, "staff") == {"b": 1, "_ballots": 1}
    assert BallotTally.objects.get(cell="b").channel == "phone"
    assert Ballot.objects.get().recorded_by == staff
    assert AuditRecord.objects.filter(action="poll.ballot_entered").count() == 2


@pytest.mark.parametrize("first", ["online", "paper"])
def test_a_code_counts_online_or_on_paper_never_both(
    process: Process, staff: Account, first: str, access_code: Identity
) -> None:
    process.eligibility = Process.Eligibility.CODE
    process.save()
    poll = new_poll(process, "approval")

    def online() -> None:
        cast(poll, {"chosen": ["a"]}, access_code)

    def paper() -> None:
        record_ballot(
            poll_id=poll.pk,
            staff=staff,
            choices={"chosen": ["b"]},
            key=uuid.uuid4(),
            channel=Channel.PAPER,
            code=access_code,
            number="",
        )

    begin, then = (online, paper) if first == "online" else (paper, online)
    begin()
    with pytest.raises(NotAllowed) as no:
        then()
    assert no.value.refused.code == ("online" if first == "online" else "on_paper")
    assert counted(poll, "code")["_ballots"] == 1


def test_dots_on_a_wall_are_sums_apart_from_ballots(process: Process, staff: Account) -> None:
    poll, key = new_poll(process, "points"), uuid.uuid4()
    cast(poll, {"points": {"a": 2}})
    for _press in range(2):
        record_wall(poll_id=poll.pk, staff=staff, dots={"a": 17, "b": 4, "c": 0}, key=key, place="Rathaus")
    assert counted(poll, "wall") == {"a": 17, "b": 4}
    assert counted(poll) == {"a": 2, "a#": 1, "_ballots": 1}
    record_wall(poll_id=poll.pk, staff=staff, dots={"a": 18, "b": 4}, key=uuid.uuid4(), place="Rathaus")
    assert counted(poll, "wall") == {"a": 18, "b": 4}
    assert AuditRecord.objects.filter(action="poll.wall_counted", actor=staff).count() == 2


def test_void_takes_it_out_with_a_reason_and_restore_brings_it_back(process: Process, moderator: Account) -> None:
    poll = new_poll(process, "approval")
    ballot = cast(poll, {"chosen": ["a"]}).ballot
    with pytest.raises(NotAllowed) as no:
        declare_void(ballot_id=ballot.pk, staff=moderator, reason=" ")
    assert no.value.refused.code == "no_reason"
    declare_void(ballot_id=ballot.pk, staff=moderator, reason="Der Code wurde gestohlen.")
    declare_void(ballot_id=ballot.pk, staff=moderator, reason="noch einmal")
    assert counted(poll) == {}
    with pytest.raises(NotAllowed) as no:
        cast(poll, {"chosen": ["b"]})
    assert no.value.refused.code == "void"
    restore_ballot(ballot_id=ballot.pk, staff=moderator, reason="Es war ein Irrtum.")
    assert counted(poll) == {"a": 1, "_ballots": 1}
    acts = BallotEvent.objects.order_by("revision").values_list("act", "reason")
    assert list(acts) == [("cast", ""), ("void", "Der Code wurde gestohlen."), ("restore", "Es war ein Irrtum.")]


@pytest.mark.parametrize("who", ["outsider", "resident", "official"])
def test_only_who_may_declares_a_ballot_void(process: Process, request: pytest.FixtureRequest, who: str) -> None:
    poll = new_poll(process, "approval")
    ballot = cast(poll, {"chosen": ["a"]}).ballot
    with pytest.raises(NotAllowed):
        declare_void(ballot_id=ballot.pk, staff=request.getfixturevalue(who), reason="weil")
    assert counted(poll)["a"] == 1


def test_each_leaf_is_made_from_what_was_said_and_from_the_leaf_before(process: Process) -> None:
    poll = new_poll(process, "approval")
    cast(poll, {"chosen": ["a"]})
    ballot = cast(poll, {"chosen": ["b"]}).ballot
    previous = ""
    for event in ballot.events.order_by("revision"):
        content = leaf_content(
            poll=poll.slug,
            ballot=ballot.pk.hex,
            revision=event.revision,
            choices=event.new,
            nonce=event.nonce,
            previous=previous,
        )
        assert event.leaf == leaf_hash(content)
        previous = event.leaf
    assert BallotEvent.objects.values("nonce").distinct().count() == 2


def test_the_database_itself_keeps_one_ballot_per_person(process: Process) -> None:
    poll = new_poll(process, "approval")
    ballot = cast(poll, {"chosen": ["a"]}).ballot
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.create(poll=poll, voter_key=ballot.voter_key, standing="browser")
