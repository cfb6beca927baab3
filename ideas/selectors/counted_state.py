"""Which count of a poll is the newest? A word that changes with everything that its result pages say."""

from django.conf import settings
from django.db import connection

from ideas.models import Poll
from ideas.rules.polls import has_ended, may_see_counts

LEDGER = "ballots"
# By hand: Django would take longer to write this than both databases to answer it (measured).
SQL = (
    "SELECT (SELECT MAX(number) FROM ideas_pollresult WHERE poll_id = %s),"
    " (SELECT runs FROM tally_progress WHERE ledger = %s),"
    " (SELECT revisions FROM ideas_opinionmap WHERE poll_id = %s)"
)


def counted_state(poll: Poll) -> str:
    """One query. Folds are in it, so whatever is counted later has another word; so have a new result and a new map.

    What else decides what may be shown is in it, too: who may see counts, who votes with which proof, and how small
    a group may be.
    """
    with connection.cursor() as cursor:
        cursor.execute(SQL, [poll.pk, LEDGER, poll.pk])
        number, run, mapped = cursor.fetchone()
    parts = (
        poll.pk,
        number or 0,
        run or 0,
        mapped or 0,
        poll.state,
        poll.process.eligibility,
        "ended" if has_ended(poll) else "open",
        "seen" if may_see_counts(poll) else "hidden",
        settings.MINIMUM_GROUP_SIZE,
    )
    return ":".join(map(str, parts))
