"""With which statements is a vote stored? The voter's own row and one event, together or not at all."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from ideas.models import Idea, Vote, VoteEvent

# By hand, because hundreds may come in a second: one statement instead of four with Django's own (measured).
VOTE = """
    INSERT INTO ideas_vote (idea_id, voter_key, standing, channel, area_id, recorded_by_id, value)
    SELECT id, %(voter)s, %(standing)s, %(channel)s, %(area)s, %(staff)s, 1 FROM ideas_idea
    WHERE id = %(idea)s AND process_id = %(process)s AND visibility = %(visibility)s
    AND status NOT IN ('done', 'not_done') AND main_id IS NOT DISTINCT FROM CAST(%(main)s AS bigint) {hold}
    ON CONFLICT (idea_id, voter_key) DO NOTHING RETURNING id"""
EVENT = """
    INSERT INTO ideas_voteevent (vote_id, idea_id, area_id, old, new, channel, standing, recorded_by_id, happened_on)
    SELECT id, %(idea)s, %(area)s, 0, 1, %(channel)s, %(standing)s, %(staff)s, %(today)s FROM """
# Held, so that nobody puts the idea into a group between this and the commit: see services/holding.py.
BOTH = f"WITH vote AS ({VOTE.format(hold='FOR KEY SHARE')}) {EVENT} vote"
# SQLite cannot insert inside another statement.
VOTE_ALONE = VOTE.format(hold="")
EVENT_OF_VOTE = f"{EVENT} ideas_vote WHERE id = %(vote)s"


@dataclass(frozen=True, slots=True)
class NewVote:
    """`idea` as the rule saw it."""

    idea: Idea
    voter_key: uuid.UUID
    standing: str
    channel: str
    area_id: int | None = None
    recorded_by_id: int | None = None


def store_first_vote(vote: NewVote) -> bool:
    """Insert vote and event unless the voter has a vote already, or the idea is no longer what the rule saw.

    Of parallel first clicks one inserts; the others wait for its commit and then find nothing to do here.
    """
    values = {
        "idea": vote.idea.pk,
        "process": vote.idea.process_id,
        "visibility": vote.idea.visibility,
        "main": vote.idea.main_id,
        "voter": vote.voter_key,
        "standing": str(vote.standing),
        "channel": str(vote.channel),
        "area": vote.area_id,
        "staff": vote.recorded_by_id,
        "today": timezone.localdate(),
    }
    return _in_one_statement(values) if connection.vendor == "postgresql" else _in_two_statements(values)


def _in_one_statement(values: dict[str, Any]) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(BOTH, values)
        return bool(cursor.rowcount == 1)


def _in_two_statements(values: dict[str, Any]) -> bool:
    values |= {"voter": values["voter"].hex, "today": values["today"].isoformat()}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(VOTE_ALONE, values)
        row = cursor.fetchone()
        if row is not None:
            cursor.execute(EVENT_OF_VOTE, {**values, "vote": row[0]})
    return row is not None


@transaction.atomic
def change_vote(vote: NewVote, value: int) -> bool:
    """Lock the voter's row and change it; nothing happens without a vote or without a change."""
    current = Vote.objects.select_for_update().filter(idea=vote.idea, voter_key=vote.voter_key).first()
    if current is None or current.value == value:
        return False
    old, current.value = current.value, value
    if value == 1:
        # Given anew, it counts by the way that it came now; a withdrawal is taken off where the vote was counted.
        current.channel, current.area_id, current.standing = str(vote.channel), vote.area_id, str(vote.standing)
        current.recorded_by_id = vote.recorded_by_id
    current.save(update_fields=["value", "channel", "area", "standing", "recorded_by"])
    VoteEvent.objects.create(
        vote=current,
        idea_id=current.idea_id,
        area_id=current.area_id,
        old=old,
        new=value,
        channel=current.channel,
        standing=current.standing,
        recorded_by_id=vote.recorded_by_id,
        happened_on=timezone.localdate(),
    )
    return True
