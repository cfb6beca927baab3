"""How does a ballot come in, change and go again? One transaction, under the lock of this person's ballot alone."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ideas.models import Ballot, BallotEvent, Poll
from ideas.rules.leaves import leaf_content, leaf_hash
from ideas.rules.polls import CLOSED, may_cast, may_declare_void, may_record_ballot, may_replace
from ideas.selectors.recent_polls import recent_poll
from ideas.selectors.sheets import kind_of, sheet_of
from ideas.services.ballot_rows import store_first_ballot, takes_ballots
from ideas.services.settling import settle_poll
from ideas.votekinds.kind import WALL, Choices
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant, participant_key
from participation.eligibility.standing import Standing
from participation.tally.nudge import nudge

FOLD_TASK = "ideas.fold_ballots"
NO_REASON = Refused("no_reason", _("Please say why. The reason is kept in the record."))
CHANGED = Refused("changed", _("Somebody has entered this slip meanwhile. Look at it before you save."))
Act = BallotEvent.Act
CHANGES = ("revision", "choices", "standing", "channel", "recorded_by", "void")


@dataclass(frozen=True, slots=True)
class Receipt:
    """`changed`: this press made a revision. `event` is None where nothing was ever said."""

    ballot: Ballot
    event: BallotEvent | None
    changed: bool


@dataclass(frozen=True, slots=True)
class Came:
    """By which way, who entered it, and the one-time key of the press. `seen`: the revision that staff looked at."""

    key: uuid.UUID
    channel: Channel = Channel.ONLINE
    staff: Account | None = None
    act: Act | None = None
    reason: str = ""
    seen: int | None = None


def cast_ballot(
    *, poll_id: int, identity: Identity, choices: Choices, key: uuid.UUID, channel: Channel = Channel.ONLINE
) -> Receipt:
    """Vote, or vote anew: what is sent takes the place of what was said before. Nothing chosen is a withdrawal."""
    poll = recent_poll(poll_id)
    who = _voter(identity, poll)
    return _once(key, poll, lambda: _cast(poll, who, choices, Came(key, channel)))


def withdraw_ballot(*, poll_id: int, identity: Identity, key: uuid.UUID) -> Receipt:
    """Take everything back, whatever the kind; until the end one can vote anew."""
    poll = recent_poll(poll_id)
    who = _voter(identity, poll)

    def withdraw() -> Receipt:
        ballot = _locked(poll, who, Channel.ONLINE)
        if before := _pressed_before(ballot, key):
            return before
        require(may_replace(ballot, Channel.ONLINE))
        return _write(ballot, who, {}, Came(key))

    return _once(key, poll, withdraw)


def record_ballot(
    *,
    poll_id: int,
    staff: Account,
    choices: Choices,
    key: uuid.UUID,
    channel: Channel,
    code: Identity | None,
    number: str,
    seen: int | None = None,
) -> Receipt:
    """A ballot that staff enter. With a code it is that person's; else the number on the slip stands for the person.

    What is entered holds as a whole, in stepwise kinds too: a wrong answer can be taken out.
    """
    poll = _poll(poll_id)
    require(may_record_ballot(staff, poll))
    who = _voter(code, poll) if code is not None else _slip(poll, number)
    return _once(key, poll, lambda: _cast(poll, who, choices, Came(key, channel, staff, seen=seen)))


def entered_ballot(poll: Poll, code: Identity | None, number: str) -> Ballot | None:
    """What stands there already for this code or slip."""
    who = _voter(code, poll) if code is not None else _slip(poll, number)
    return Ballot.objects.filter(poll=poll, voter_key=who.key).select_related("recorded_by").first()


def record_wall(*, poll_id: int, staff: Account, dots: dict[str, int], key: uuid.UUID, place: str) -> Receipt:
    """Dots that a named colleague counted on a wall: sums of nobody in particular, counted apart from ballots.

    `place` stands in the ledger as the reason; the next count at the same place takes the place of this one.
    """
    poll = _poll(poll_id)
    require(may_record_ballot(staff, poll))
    who = Participant(participant_key(poll.process_id, "wall", f"{poll.pk}|{place}"), Standing.WALL)
    written = {WALL: {code: number for code, number in sorted(dots.items()) if number}}

    def count() -> Receipt:
        came = Came(key, Channel.EVENT, staff, reason=place)
        ballot = _locked(poll, who, came.channel)
        if before := _pressed_before(ballot, key):
            return before
        receipt = _write(ballot, who, written if written[WALL] else {}, came)
        if receipt.changed:
            _recorded(poll, staff, "poll.wall_counted", dots=sum(dots.values()), place=place)
        return receipt

    return _once(key, poll, count)


def _once(key: uuid.UUID, poll: Poll, act: Callable[[], Receipt]) -> Receipt:
    """Presses that meet: one makes the event, the others of its key find it under the lock of the ballot."""
    try:
        with transaction.atomic():
            return act()
    except IntegrityError:
        before = _made_before(key, poll)
        if before is None:
            raise
        return before


def _made_before(key: uuid.UUID, poll: Poll) -> Receipt | None:
    event = BallotEvent.objects.filter(submission_key=key, poll=poll).select_related("ballot").first()
    return Receipt(event.ballot, event, changed=False) if event else None


def _pressed_before(ballot: Ballot, key: uuid.UUID) -> Receipt | None:
    """The one before us in the queue may have been the same press; a ballot without a revision had none."""
    return _made_before(key, ballot.poll) if ballot.revision else None


def _poll(poll_id: int) -> Poll:
    return Poll.objects.select_related("process").get(pk=poll_id)


def _voter(identity: Identity, poll: Poll) -> Participant:
    who = may_cast(identity, poll)
    if isinstance(who, Refused):
        raise NotAllowed(who)
    return who


def _slip(poll: Poll, number: str) -> Participant:
    return Participant(participant_key(poll.process_id, "ballot", f"{poll.pk}|{number}"), Standing.STAFF)


def _cast(poll: Poll, who: Participant, said: Choices, came: Came) -> Receipt:
    kind, sheet = kind_of(poll), sheet_of(poll)
    adds = kind.stepwise and came.staff is None
    choices = kind.cleaned(kind.merged({}, said) if adds else said, sheet)
    if came.staff is None and choices and (receipt := _first(poll, who, choices, came)):
        return receipt
    ballot = _locked(poll, who, came.channel)
    if before := _pressed_before(ballot, came.key):
        return before
    require(may_replace(ballot, came.channel))
    if came.seen is not None and came.seen != ballot.revision:
        require(CHANGED)
    if adds:
        # What was said before is known under the lock only: two pairs sent at once both stay.
        choices = kind.cleaned(kind.merged(ballot.choices, said), sheet)
    receipt = _write(ballot, who, choices, came)
    if receipt.changed and came.staff is not None:
        _recorded(poll, came.staff, "poll.ballot_entered", channel=str(came.channel))
    return receipt


def _first(poll: Poll, who: Participant, choices: Choices, came: Came) -> Receipt | None:
    """Most ballots: of somebody who has none. None where there is one, or nothing is taken any more."""
    ballot = Ballot(poll=poll, voter_key=who.key, standing=str(who.standing), channel=str(came.channel), revision=1)
    event = _event(ballot, who, choices, came, previous="")
    if not store_first_ballot(ballot, event):
        return None
    ballot.choices = choices
    nudge(FOLD_TASK)
    return Receipt(ballot, event, changed=True)


def _locked(poll: Poll, who: Participant, channel: Channel) -> Ballot:
    """The person's own row; whoever comes first makes it."""
    own = Ballot.objects.select_for_update().filter(poll=poll, voter_key=who.key)
    ballot = own.first()
    if ballot is None:
        made = Ballot(poll=poll, voter_key=who.key, standing=str(who.standing), channel=str(channel))
        Ballot.objects.bulk_create([made], ignore_conflicts=True)
        ballot = own.get()
    ballot.poll = poll
    return ballot


def _write(ballot: Ballot, who: Participant, choices: Choices, came: Came) -> Receipt:
    last = ballot.events.order_by("-revision").first() if ballot.revision else None
    if came.act is None and ballot.choices == choices and (last is not None or not choices):
        return Receipt(ballot, last, changed=False)
    ballot.revision += 1
    event = _event(ballot, who, choices, came, previous=last.leaf if last else "")
    event.save()
    if event.act in (Act.CAST, Act.WITHDRAW) and not takes_ballots(ballot.poll_id):
        require(CLOSED)  # the poll as it was read may have ended since
    ballot.choices, ballot.standing, ballot.channel = choices, event.standing, event.channel
    ballot.recorded_by, ballot.void = came.staff, event.act == Act.VOID
    ballot.save(update_fields=CHANGES)
    nudge(FOLD_TASK)
    return Receipt(ballot, event, changed=True)


def _event(ballot: Ballot, who: Participant, choices: Choices, came: Came, *, previous: str) -> BallotEvent:
    """The revision that the ballot has now, not stored yet."""
    event = BallotEvent(
        ballot=ballot,
        poll=ballot.poll,
        revision=ballot.revision,
        act=came.act or (Act.CAST if choices else Act.WITHDRAW),
        old=ballot.choices,
        new=choices,
        old_channel=ballot.channel,
        channel=str(came.channel),
        old_standing=ballot.standing,
        standing=str(who.standing),
        recorded_by=came.staff,
        reason=came.reason,
        submission_key=came.key,
        happened_on=timezone.localdate(),
    )
    event.leaf = leaf_hash(content_of(event, previous=previous))
    return event


def last_words(ballot: Ballot) -> tuple[BallotEvent | None, str]:
    """The newest revision, and the leaf of the one before."""
    newest = list(ballot.events.select_related("poll").order_by("-revision")[:2])
    return (newest[0] if newest else None), (newest[1].leaf if len(newest) > 1 else "")


def content_of(event: BallotEvent, *, previous: str) -> dict[str, object]:
    return leaf_content(
        poll=event.poll.slug,
        ballot=event.ballot_id.hex,
        revision=event.revision,
        choices=event.new,
        nonce=event.nonce,
        previous=previous,
    )


@transaction.atomic
def declare_void(*, ballot_id: uuid.UUID, staff: Account, reason: str) -> BallotEvent:
    """Takes the ballot out of the counts by an event of its own; the ballot itself stays in the ledger."""
    ballot = Ballot.objects.select_for_update(of=("self",)).select_related("poll__process__area").get(pk=ballot_id)
    require(may_declare_void(staff, ballot.poll))
    if ballot.void:
        return ballot.events.latest("revision")
    return _by_hand(ballot, staff, {}, Act.VOID, reason)


@transaction.atomic
def restore_ballot(*, ballot_id: uuid.UUID, staff: Account, reason: str) -> BallotEvent:
    """It says again what it said before it was declared void."""
    ballot = Ballot.objects.select_for_update(of=("self",)).select_related("poll__process__area").get(pk=ballot_id)
    require(may_declare_void(staff, ballot.poll))
    last = ballot.events.latest("revision")
    if not ballot.void:
        return last
    return _by_hand(ballot, staff, last.old, Act.RESTORE, reason)


def _by_hand(ballot: Ballot, staff: Account, choices: Choices, act: Act, reason: str) -> BallotEvent:
    if not reason.strip():
        require(NO_REASON)
    who = Participant(ballot.voter_key, Standing(ballot.standing))
    came = Came(uuid.uuid4(), Channel(ballot.channel), staff, act, reason.strip())
    receipt = _write(ballot, who, choices, came)
    _recorded(ballot.poll, staff, f"poll.ballot_{act}", reason=reason.strip())
    assert receipt.event is not None
    if ballot.poll.state == Poll.State.CLOSED:
        settle_poll(ballot.poll)
    return receipt.event


def _recorded(poll: Poll, staff: Account, action: str, reason: str = "", **details: object) -> None:
    record_act(
        actor=staff,
        action=action,
        subject=f"ideas.poll:{poll.pk}",
        area=poll.process.area,
        reason=reason,
        details=dict(details),
    )
