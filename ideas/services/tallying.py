"""What do vote events add up to? The votes' ledger, and its recount by separate code."""

from django.db import connection
from django.db.models import F, QuerySet, Sum
from django.db.models.functions import Coalesce

from ideas.models import IdeaTally, SupportTally, VoteEvent
from ideas.services.voting import FOLD_TASK
from participation.tally.ledger import Counts, Ledger, Target

SUPPORT_KEYS = ("process_id", "day", "channel", "standing", "area_key")


def by_idea(events: QuerySet[VoteEvent]) -> Counts:
    grouped = events.order_by().values_list("idea_id").annotate(delta=Sum(F("new") - F("old")))
    return {(idea_id,): delta for idea_id, delta in grouped}


def by_day(events: QuerySet[VoteEvent]) -> Counts:
    grouped = (
        events.order_by()
        .annotate(area_key=Coalesce("area_id", 0))
        .values_list("idea__process_id", "happened_on", "channel", "standing", "area_key")
        .annotate(delta=Sum(F("new") - F("old")))
    )
    return {tuple(row[:-1]): row[-1] for row in grouped}


def recount_by_idea() -> Counts:
    """From the current votes, in SQL of its own. Of ideas that mean the same, the main one counts people."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT idea_id, SUM(value) FROM ideas_vote JOIN ideas_idea idea ON idea.id = idea_id"
            " WHERE idea.main_id IS NULL GROUP BY idea_id HAVING SUM(value) <> 0"
            " UNION ALL SELECT idea.main_id, COUNT(DISTINCT voter_key) FROM ideas_vote JOIN ideas_idea idea ON"
            " idea.id = idea_id WHERE idea.main_id IS NOT NULL AND value = 1 GROUP BY idea.main_id"
        )
        return {(row[0],): int(row[1]) for row in cursor.fetchall()}


def recount_by_day() -> Counts:
    """From all events, whether counted or not: days exist in the ledger only.

    Read row by row in Python, so that it shares nothing with the grouping above.
    """
    totals: dict[tuple[object, ...], int] = {}
    rows = VoteEvent.objects.values_list(
        "idea__process_id", "happened_on", "channel", "standing", "area_id", "old", "new"
    )
    for process, day, channel, standing, area, old, new in rows.iterator(chunk_size=5000):
        key = (process, day, channel, standing, area or 0)
        totals[key] = totals.get(key, 0) + new - old
    return {key: total for key, total in totals.items() if total}


VOTES = Ledger(
    name="votes",
    events=VoteEvent,
    targets=(
        Target(model=IdeaTally, keys=("idea_id",), deltas=by_idea, recount=recount_by_idea),
        Target(model=SupportTally, keys=SUPPORT_KEYS, deltas=by_day, recount=recount_by_day),
    ),
    task=FOLD_TASK,
)
