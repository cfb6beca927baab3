"""Does the page with a survey's answers stay as quick with two hundred thousand responses as with five thousand?"""

from collections.abc import Callable, Sequence
from statistics import median
from typing import Any

from django.core.cache import cache
from django.db import connection
from django.test import Client

from participation.tally.engine import fold_all
from surveys.services.tallying import RESPONSES
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.growing import analyze
from tests.load.people import an_official, open_process
from tests.load.protocol import Row, Verdict
from tests.load.surveys import ensure_responses, long_survey

PATH = "/auswertung/bench/umfrage/lang/"
# One look at every answer of the ten questions that the page shows.
ONE_PASS = (
    "SELECT answer.key, answer.value, count(*) FROM surveys_response r, jsonb_each(r.answers) AS answer"
    " WHERE r.survey_id = %s AND answer.key LIKE 'Q0%%' GROUP BY 1, 2"
)


class SurveyStatistics:
    """In this process, without a web server: between two cold pages the cache must be emptied."""

    name = "survey_statistics"
    sizes: tuple[int, ...] = (5_000, 50_000, 200_000)
    rounds = 9

    def prepare(self, size: int) -> None:
        process = open_process()
        self.survey = long_survey(process)
        ensure_responses(self.survey, size)
        fold_all(RESPONSES)
        analyze()
        self.client = Client()
        self.client.force_login(an_official(process), backend="django.contrib.auth.backends.ModelBackend")
        self._page()

    def _page(self) -> None:
        status = self.client.get(PATH).status_code
        if status != 200:
            raise LoadError(f"{PATH} was answered with {status}.")

    def work(self) -> None:
        cache.clear()
        self._page()

    def _one_pass(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(ONE_PASS, [self.survey.pk])
            cursor.fetchall()

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        cold, warm = self._took(self.work, postgres_pid), self._took(self._page, postgres_pid)
        one_pass = self._took(self._one_pass, postgres_pid)
        return {
            "cold_cpu_ms": cold,
            "warm_cpu_ms": warm,
            "one_pass_cpu_ms": one_pass,
            "cold_in_passes": cold / one_pass,
            "ratio": one_pass / cold,
        }

    def _took(self, work: Callable[[], None], postgres_pid: int) -> float:
        """CPU-ms of this process and PostgreSQL."""
        return median(taken(work, postgres_pid) * 1000 for _ in range(self.rounds))

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        warm = [row.figures["warm_cpu_ms"] for row in rows]
        return [
            Verdict("warm: flat", max(warm) <= 1.3 * min(warm)),
            Verdict("cold: at most three SQL passes", all(row.figures["cold_in_passes"] <= 3 for row in rows)),
        ]


ITEM = SurveyStatistics()
