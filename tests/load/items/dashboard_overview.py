"""Does the officials' overview stay as quick with a million votes as with a thousand?"""

import time
from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from ideas.services.tallying import VOTES
from participation.accounts.models import Account, Role, RoleAssignment
from participation.processes.models import Process
from participation.tally.engine import fold_all
from tests.load.client import LoadError
from tests.load.growing import analyze
from tests.load.ideas import ensure_ideas, ensure_votes
from tests.load.people import open_process
from tests.load.protocol import Row, Verdict

PATH = "/auswertung/bench/"
ONE_PASS = "SELECT idea_id, SUM(new - old) FROM ideas_voteevent GROUP BY idea_id"


class DashboardOverview:
    """In this process, without a web server: between two cold pages the cache must be emptied."""

    name = "dashboard_overview"
    sizes: tuple[int, ...] = (1_000, 1_000_000)

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        process = open_process()
        ensure_ideas(process, 500)
        ensure_votes(process, size)
        fold_all(VOTES)
        analyze()
        client = Client()
        client.force_login(_official(process), backend="django.contrib.auth.backends.ModelBackend")
        _page(client)  # templates, translations, Plotly
        cold = [_timed(lambda: _page(client), before=cache.clear) for _ in range(7)]
        warm = [_timed(lambda: _page(client)) for _ in range(7)]
        one_pass = _timed(_one_pass)
        statements = _statements(client, before=cache.clear)
        slowest = max(statements, key=lambda statement: float(statement["time"]))
        return {
            "cold_ms": median(cold),
            "cold_sql": len(statements),
            "slowest_sql_ms": float(slowest["time"]) * 1000,
            "slowest_sql": slowest["sql"],
            "warm_ms": median(warm),
            "warm_sql": len(_statements(client)),
            "one_sql_pass_ms": one_pass,
            "ratio": one_pass / median(cold),
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        small, large = rows[0].figures, rows[-1].figures
        same = (small["cold_sql"], small["warm_sql"]) == (large["cold_sql"], large["warm_sql"])
        return [
            Verdict("the same number of queries at 1,000 times the votes", same),
            Verdict("cold at most twice the time", large["cold_ms"] <= 2 * small["cold_ms"]),
            Verdict("warm at most twice the time", large["warm_ms"] <= 2 * small["warm_ms"]),
        ]


def _official(process: Process) -> Account:
    found = Account.objects.filter(email="olga@example.org").first()
    if found:
        return found
    account = Account.objects.create_user("olga@example.org", name="Olga")
    RoleAssignment.objects.create(account=account, area=process.area, role=Role.OFFICIAL)
    return account


def _page(client: Client) -> None:
    status = client.get(PATH).status_code
    if status != 200:
        raise LoadError(f"{PATH} was answered with {status}.")


def _one_pass() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ONE_PASS)
        cursor.fetchall()


def _timed(work: Callable[[], None], before: Callable[[], None] | None = None) -> float:
    if before:
        before()
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def _statements(client: Client, before: Callable[[], None] | None = None) -> list[dict[str, str]]:
    if before:
        before()
    with CaptureQueriesContext(connection) as captured:
        _page(client)
    return list(captured)


ITEM = DashboardOverview()
