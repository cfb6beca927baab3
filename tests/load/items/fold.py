"""How fast are votes counted, against SQL written by hand for exactly these events?"""

import time
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection, transaction

from ideas.models import IdeaTally, SupportTally, VoteEvent
from ideas.services.tallying import VOTES
from participation.tally.engine import fold_all
from tests.load import cpu
from tests.load.client import LoadError
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import open_process
from tests.load.protocol import Row, Verdict

BY_HAND = (
    """INSERT INTO ideas_ideatally (idea_id, value)
       SELECT idea_id, SUM(new - old) FROM ideas_voteevent WHERE fold_run_id IS NULL GROUP BY idea_id
       ON CONFLICT (idea_id) DO UPDATE SET value = ideas_ideatally.value + EXCLUDED.value""",
    """INSERT INTO ideas_supporttally (process_id, day, channel, standing, area_key, value)
       SELECT i.process_id, e.happened_on, e.channel, e.standing, COALESCE(e.area_id, 0), SUM(e.new - e.old)
       FROM ideas_voteevent e JOIN ideas_idea i ON i.id = e.idea_id WHERE e.fold_run_id IS NULL
       GROUP BY 1, 2, 3, 4, 5
       ON CONFLICT (process_id, day, channel, standing, area_key)
       DO UPDATE SET value = ideas_supporttally.value + EXCLUDED.value""",
    "INSERT INTO tally_foldrun (ledger, events, counted_at) VALUES ('hand', 0, now()) RETURNING id",
)


class Fold:
    name = "fold"
    sizes: tuple[int, ...] = (2_000, 20_000, 200_000)
    # A batch of some milliseconds is measured often enough to find a moment in which nobody else computes.
    rounds = 20

    def prepare(self, size: int) -> None:
        process = open_process()
        ensure_ideas(process, 500)
        ensure_votes(process, size)

    def work(self) -> None:
        fold_all(VOTES)

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        engine, hand = [], []
        for _ in range(max(min(3, self.rounds), self.rounds * self.sizes[0] // size)):
            hand.append(self._timed(_fold_by_hand, postgres_pid))
            expected = _tallies()
            engine.append(self._timed(self.work, postgres_pid))
            if _tallies() != expected:
                raise LoadError("The engine and the SQL written by hand disagree.")
        fastest, by_hand = min(engine), min(hand)
        events = VoteEvent.objects.count()
        return {
            "events_per_second": events / fastest[0],
            "cpu_us_per_event": fastest[1] * 1e6 / events,
            "by_hand_per_second": events / by_hand[0],
            "by_hand_cpu_us": by_hand[1] * 1e6 / events,
            "ratio": by_hand[0] / fastest[0],
            "cpu_ratio": by_hand[1] / fastest[1],
        }

    def _timed(self, work: Callable[[], object], postgres_pid: int) -> tuple[float, float]:
        """Return wall seconds and processor seconds of this process and PostgreSQL."""
        _forget()
        began, mine, postgres = time.perf_counter(), time.process_time(), cpu.seconds(postgres_pid)
        work()
        seconds = time.perf_counter() - began
        return seconds, time.process_time() - mine + cpu.seconds(postgres_pid) - postgres

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("at least 0.5 of hand-written SQL", all(row.figures["ratio"] >= 0.5 for row in rows)),
        ]


def _fold_by_hand() -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in BY_HAND:
            cursor.execute(statement)
        (run,) = cursor.fetchone()
        cursor.execute("UPDATE ideas_voteevent SET fold_run_id = %s WHERE fold_run_id IS NULL", [run])


def _forget() -> None:
    """Make all events wait again, in a table as tidy as before: dead rows would slow down the second one."""
    IdeaTally.objects.all().delete()
    SupportTally.objects.all().delete()
    VoteEvent.objects.update(fold_run=None)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM FULL ANALYZE ideas_voteevent")


def _tallies() -> tuple[list[Any], list[Any]]:
    keys = ("process_id", "day", "channel", "standing", "area_key", "value")
    supports = SupportTally.objects.order_by(*keys).values_list(*keys)
    return list(IdeaTally.objects.order_by("idea_id").values_list("idea_id", "value")), list(supports)


ITEM = Fold()
