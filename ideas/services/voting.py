"""How does a vote change? One row and one event in one transaction; no row that others share is touched."""

import uuid

from django.db import connection, transaction
from django.utils import timezone

from ideas.models import Idea, Vote, VoteEvent
from ideas.rules.voting import may_record_vote, may_vote
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.channels import Channel
from participation.eligibility.identity import Identity, Participant, participant_key
from participation.eligibility.standing import Standing
from participation.places.models import Area
from participation.tally.nudge import nudge

FOLD_TASK = "ideas.fold_votes"


@transaction.atomic
def cast_vote(*, idea_id: int, identity: Identity, value: int, channel: Channel = Channel.ONLINE) -> bool:
    """Support (1) or withdraw (0). Returns whether something changed: a second click changes nothing."""
    idea = _idea(idea_id)
    participant = may_vote(identity, idea)
    if isinstance(participant, Refused):
        raise NotAllowed(participant)
    return _store(idea, participant, value, channel, recorded_by=None, area=None)


@transaction.atomic
def record_vote(
    *, idea_id: int, slip: uuid.UUID, staff: Account, channel: Channel, value: int = 1, area: Area | None = None
) -> bool:
    """A vote that staff enter for somebody; `slip` is the one-time key of the form, so F5 adds nothing."""
    idea = _idea(idea_id)
    require(may_record_vote(staff, idea))
    participant = Participant(participant_key(idea.process_id, "slip", str(slip)), Standing.STAFF)
    return _store(idea, participant, value, channel, recorded_by=staff, area=area)


def _idea(idea_id: int) -> Idea:
    return Idea.objects.select_related("process__area").get(pk=idea_id)


def _store(
    idea: Idea, who: Participant, value: int, channel: Channel, *, recorded_by: Account | None, area: Area | None
) -> bool:
    area_id = area.pk if area else None
    vote = Vote(
        idea=idea,
        voter_key=who.key,
        standing=who.standing,
        value=value,
        channel=channel,
        area_id=area_id,
        recorded_by=recorded_by,
    )
    if value and _insert_first(vote):
        old = 0
    else:
        current = Vote.objects.select_for_update().filter(idea=idea, voter_key=who.key).first()
        if current is None or current.value == value:
            return False
        old, vote = current.value, current
        Vote.objects.filter(pk=vote.pk).update(value=value)
    # The event repeats the vote's own channel and area, so that a withdrawal is taken off where it was counted.
    VoteEvent.objects.create(
        vote=vote,
        idea=idea,
        area_id=vote.area_id,
        old=old,
        new=value,
        channel=vote.channel,
        standing=vote.standing,
        recorded_by=recorded_by,
        happened_on=timezone.localdate(),
    )
    nudge(FOLD_TASK)
    return True


def _insert_first(vote: Vote) -> bool:
    """Insert unless the voter has a row already. Of parallel first clicks one inserts; the others wait for it."""
    fields = [field for field in Vote._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Vote._meta.db_table)
    sql = (
        f"INSERT INTO {table} ({columns}) VALUES ({places}) "  # noqa: S608 (names come from the model)
        "ON CONFLICT (idea_id, voter_key) DO NOTHING RETURNING id"
    )
    values = [field.get_db_prep_save(getattr(vote, field.attname), connection) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        row = cursor.fetchone()
    if row is None:
        return False
    vote.pk = row[0]
    return True
