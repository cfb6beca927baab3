"""Which polls and ballots does a benchmark find? One ballot cast by the real code, multiplied."""

import uuid

from django.db import connection

from ideas.models import Ballot, BallotEvent, Poll
from ideas.services.ballots import cast_ballot
from participation.eligibility.identity import Identity
from participation.processes.models import Process
from tests.ideas.polls.make import FITS, new_poll
from tests.load.growing import multiply


def bench_poll(process: Process, kind: str) -> Poll:
    """Open, with five proposals."""
    slug = f"bench-{kind.replace('_', '-')}"
    return Poll.objects.filter(slug=slug).first() or new_poll(process, kind, slug=slug, rule="greedy")


def ensure_ballots(poll: Poll, number: int) -> None:
    """Bring the poll to `number` ballots with one event each."""
    first = Ballot.objects.filter(poll=poll).first()
    if first is None:
        one = Identity(browser="the first one")
        first = cast_ballot(poll_id=poll.pk, identity=one, choices=FITS[poll.kind], key=uuid.uuid4()).ballot
    missing = number - Ballot.objects.filter(poll=poll).count()
    if missing > 0:
        multiply(first, missing, id="gen_random_uuid()", voter_key="gen_random_uuid()")
        _ensure_events(poll, first)


def _ensure_events(poll: Poll, example: Ballot) -> None:
    """Give each ballot without event its first one, with a leaf of its own."""
    event = BallotEvent.objects.get(ballot=example)
    own = {
        "ballot_id": "ballot.id",
        "submission_key": "gen_random_uuid()",
        "leaf": "encode(sha256(ballot.id::text::bytea), 'hex')",
    }
    columns = [str(field.column) for field in BallotEvent._meta.concrete_fields if not field.primary_key]
    values = ", ".join(own.get(column, f'source."{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO ideas_ballotevent ({names}) SELECT {values} "
            "FROM ideas_ballot AS ballot, ideas_ballotevent AS source WHERE source.id = %s AND ballot.poll_id = %s "
            "AND NOT EXISTS (SELECT 1 FROM ideas_ballotevent e WHERE e.ballot_id = ballot.id)",
            [event.pk, poll.pk],
        )
