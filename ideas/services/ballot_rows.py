"""With which statements does a ballot come in? A first one with its event in one statement, or not at all.

The poll is held until the commit (FOR KEY SHARE): ballots do not wait for each other, and who closes the poll waits for
those under way. The constraint on the foreign key holds it at the commit only, and by then the result may be made.
SQLite has one writer, so there is nothing to hold.
"""

import json
from typing import Any

from django.db import connection
from django.utils import timezone

from ideas.models import Ballot, BallotEvent, Poll

OPEN = "SELECT id FROM ideas_poll WHERE id = %(poll)s AND state = 'published' AND closes_at > %(now)s FOR KEY SHARE"
# By hand, because hundreds may come in a second: one statement instead of five with Django's own (measured).
FIRST = f"""
    WITH poll AS ({OPEN}), ballot AS (
        INSERT INTO ideas_ballot (id, poll_id, voter_key, standing, channel, revision, choices, void)
        SELECT %(ballot)s, id, %(voter)s, %(standing)s, %(channel)s, 1, %(new)s::jsonb, false FROM poll
        ON CONFLICT (poll_id, voter_key) DO NOTHING RETURNING id
    )
    INSERT INTO ideas_ballotevent (ballot_id, poll_id, revision, act, old, new, old_channel, channel, old_standing,
        standing, reason, submission_key, nonce, leaf, happened_on)
    SELECT id, %(poll)s, 1, %(act)s, '{{}}'::jsonb, %(new)s::jsonb, %(channel)s, %(channel)s, %(standing)s,
        %(standing)s, '', %(key)s, %(nonce)s, %(leaf)s, %(today)s FROM ballot
    RETURNING id"""  # noqa: S608 (nothing but our own words)


def takes_ballots(poll_id: int) -> bool:
    """Whether it does now; then it does until the end of the transaction."""
    now = timezone.now()
    if connection.vendor != "postgresql":
        return Poll.objects.filter(pk=poll_id, state=Poll.State.PUBLISHED, closes_at__gt=now).exists()
    with connection.cursor() as cursor:
        cursor.execute(OPEN, {"poll": poll_id, "now": now})
        return cursor.fetchone() is not None


def store_first_ballot(ballot: Ballot, event: BallotEvent) -> bool:
    """Insert both, unless this person has a ballot already or the poll takes none any more.

    Of presses that meet one inserts; the others wait for its commit and then find nothing to do here.
    """
    if connection.vendor != "postgresql":
        return False
    values: dict[str, Any] = {
        "poll": event.poll_id,
        "now": timezone.now(),
        "ballot": ballot.pk,
        "voter": ballot.voter_key,
        "standing": event.standing,
        "channel": event.channel,
        "new": json.dumps(event.new),
        "act": str(event.act),
        "key": event.submission_key,
        "nonce": event.nonce,
        "leaf": event.leaf,
        "today": event.happened_on,
    }
    with connection.cursor() as cursor:
        cursor.execute(FIRST, values)
        row = cursor.fetchone()
    if row is not None:
        event.pk = row[0]
    return row is not None
