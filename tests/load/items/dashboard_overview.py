"""Does the officials' overview stay as quick with a million votes as with a thousand?"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ideas.services.tallying import VOTES
from participation.tally.engine import fold_all
from tests.load import cpu
from tests.load.client import LoadError
from tests.load.growing import analyze
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import an_official, open_process
from tests.load.protocol import Row, Verdict

PATH = "/auswertung/bench/"
TIMES = 15
ONE_PASS = "SELECT idea_id, SUM(new - old) FROM ideas_voteevent GROUP BY idea_id"


class DashboardOverview:
    """In this process, without a web server: between two cold pages the cache must be emptied.

    Judged by processor time of this process and PostgreSQL: the other programs of a busy machine take none of it.
    """

    name = "dashboard_overview"
    sizes: tuple[int, ...] = (1_000, 1_000_000)

    def __init__(self) -> None:
        self.client = Client()

    def prepare(self, size: int) -> None:
        process = open_process()
        ensure_ideas(process, 500)
        ensure_votes(process, size)
        fold_all(VOTES)
        analyze()
        self.client = Client()
        self.client.force_login(an_official(process), backend="django.contrib.auth.backends.ModelBackend")
        self.page()  # templates, translations, Plotly

    def page(self) -> None:
        status = self.client.get(PATH).status_code
        if status != 200:
            raise LoadError(f"{PATH} was answered with {status}.")

    def cold_page(self) -> None:
        cache.clear()
        self.page()

    work = cold_page

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        cold, warm = _middle(self.cold_page, postgres_pid), _middle(self.page, postgres_pid)
        cold_sql, warm_sql = _statements(self.cold_page), _statements(self.page)
        one_pass = _middle(_one_pass, postgres_pid)
        slowest = max(cold_sql, key=lambda statement: float(statement["time"]))
        return {
            "cold_cpu_ms": cold.cpu_ms,
            "cold_ms": cold.ms,
            "cold_sql": len(cold_sql),
            "slowest_sql_ms": float(slowest["time"]) * 1000,
            "slowest_sql": slowest["sql"],
            "warm_cpu_ms": warm.cpu_ms,
            "warm_ms": warm.ms,
            "warm_sql": len(warm_sql),
            "one_pass_cpu_ms": one_pass.cpu_ms,
            "ratio": one_pass.cpu_ms / cold.cpu_ms,
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        small, large = rows[0].figures, rows[-1].figures
        same = (small["cold_sql"], small["warm_sql"]) == (large["cold_sql"], large["warm_sql"])
        return [
            Verdict("the same number of queries at 1,000 times the votes", same),
            Verdict("cold at most twice the time", large["cold_cpu_ms"] <= 2 * small["cold_cpu_ms"]),
            Verdict("warm at most twice the time", large["warm_cpu_ms"] <= 2 * small["warm_cpu_ms"]),
        ]


@dataclass(frozen=True, slots=True)
class Took:
    ms: float
    cpu_ms: float


def _one_pass() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ONE_PASS)
        cursor.fetchall()


def _middle(work: Callable[[], None], postgres_pid: int) -> Took:
    """Do it often: the middle of the times, and the processor time of one (/proc counts in hundredths of a second)."""
    times = []
    postgres, mine = cpu.seconds(postgres_pid), time.process_time()
    for _ in range(TIMES):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    took = time.process_time() - mine + cpu.seconds(postgres_pid) - postgres
    return Took(median(times), took * 1000 / TIMES)


def _statements(page: Callable[[], None]) -> list[dict[str, str]]:
    with CaptureQueriesContext(connection) as captured:
        page()
    return list(captured)


ITEM = DashboardOverview()
