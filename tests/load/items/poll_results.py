"""Does the page with the result of a poll stay as quick with a hundred thousand ballots as with a thousand?"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from ideas.models import Poll, PollResult
from ideas.services.ballot_tallying import BALLOT_LEDGER
from ideas.services.settling import close_poll
from participation.tally.engine import fold_all
from tests.load.client import LoadError
from tests.load.cpu import seconds, taken
from tests.load.growing import analyze
from tests.load.people import open_process
from tests.load.polls import bench_poll, ensure_ballots
from tests.load.protocol import Row, Verdict

# Where peers were measured; with fewer ballots one pass costs less than writing any page.
MANY = 10_000
# One look at what every ballot says.
ONE_PASS = (
    "SELECT chosen, count(*) FROM ideas_ballot b, jsonb_array_elements_text(b.choices -> 'chosen') AS chosen"
    " WHERE b.poll_id = %s GROUP BY 1"
)


class PollResults:
    """In this process, without a web server: between two cold pages the cache must be emptied."""

    name = "poll_results"
    sizes: tuple[int, ...] = (1_000, 10_000, 100_000)
    rounds = 25

    poll: Poll
    client: Client

    def prepare(self, size: int) -> None:
        """A poll that is closed takes no more: each size opens it again and closes it with its ballots."""
        self.poll = bench_poll(open_process(), "budget")
        PollResult.objects.filter(poll=self.poll).delete()
        Poll.objects.filter(pk=self.poll.pk).update(
            state=Poll.State.PUBLISHED, closes_at=timezone.now() + timedelta(days=1)
        )
        ensure_ballots(self.poll, size)
        fold_all(BALLOT_LEDGER)
        Poll.objects.filter(pk=self.poll.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
        analyze()
        self.client = Client()

    def _page(self) -> None:
        answer = self.client.get(f"/abstimmungen/{self.poll.slug}/")
        if answer.status_code != 200 or b'id="ergebnis"' not in answer.content:
            raise LoadError("The page of the poll shows no result.")

    def work(self) -> None:
        cache.clear()
        self._page()

    def _one_pass(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ONE_PASS, [self.poll.pk])
            cursor.fetchall()

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        closing = taken(lambda: close_poll(self.poll.pk), postgres_pid)
        self._page()
        cold, warm = self._took(self.work, postgres_pid), self._took(self._page, postgres_pid)
        one_pass = self._took(self._one_pass, postgres_pid)
        return {
            "cold_cpu_ms": cold,
            "warm_cpu_ms": warm,
            "one_pass_cpu_ms": one_pass,
            "cold_in_passes": cold / one_pass if one_pass else 0.0,
            "closing_cpu_ms": closing * 1000,
            "closing_us_per_ballot": closing * 1e6 / size,
            "ratio": one_pass / cold if one_pass else 0.01 / cold,
        }

    def _took(self, work: Callable[[], None], postgres_pid: int) -> float:
        """CPU-ms: of this process the middle, of PostgreSQL, whose clock ticks in hundredths, the mean."""
        before = seconds(postgres_pid)
        mine = [taken(work) for _ in range(self.rounds)]
        return (median(mine) + (seconds(postgres_pid) - before) / self.rounds) * 1000

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        warm = [row.figures["warm_cpu_ms"] for row in rows]
        cold = [row.figures["cold_in_passes"] for row in rows if row.size >= MANY]
        return [
            Verdict("warm: flat", max(warm) <= 1.3 * min(warm)),
            Verdict("cold: at most three SQL passes, from 10,000 ballots on", max(cold) <= 3),
        ]


ITEM = PollResults()
