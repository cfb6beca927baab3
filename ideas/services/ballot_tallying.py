"""What do ballots add up to? Their ledger; ideas/services/ballot_recounting.py counts a second way."""

from collections import Counter

from django.db.models import QuerySet

from ideas.models import BallotEvent, BallotTally
from ideas.services.ballot_recounting import recount_ballots
from ideas.services.ballots import FOLD_TASK
from ideas.votekinds import KINDS
from participation.tally.ledger import Counts, Key, Ledger, Target

KEYS = ("poll_id", "cell", "standing", "channel")


def by_cell(events: QuerySet[BallotEvent]) -> Counts:
    """What is no longer said leaves where it was counted: by its proof and its way."""
    totals: Counter[Key] = Counter()
    rows = events.values_list(
        "poll_id", "poll__kind", "old", "new", "old_standing", "standing", "old_channel", "channel"
    )
    for poll, kind, old, new, old_standing, standing, old_channel, channel in rows.iterator(chunk_size=2000):
        for choices, sign, proof, way in ((old, -1, old_standing, old_channel), (new, 1, standing, channel)):
            for cell, number in KINDS[kind].counted(choices):
                totals[poll, cell, proof, way] += sign * number
    return totals


BALLOT_LEDGER = Ledger(
    name="ballots",
    events=BallotEvent,
    targets=(Target(model=BallotTally, keys=KEYS, deltas=by_cell, recount=recount_ballots),),
    task=FOLD_TASK,
)
