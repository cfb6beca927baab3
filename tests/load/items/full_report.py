"""How long does the full report of a process take, gathered, written and printed as PDF? At most 20 seconds."""

import time
from collections.abc import Sequence
from typing import Any

from django.db import connection

from dashboards.reports.rendering.edition import Edition
from dashboards.reports.rendering.files import FORMATS
from dashboards.reports.variants import content_of
from participation.tally.engine import fold_all
from surveys.services.tallying import RESPONSES
from tests.load.cpu import taken
from tests.load.exports import SIZES, survey_with
from tests.load.protocol import Row, Verdict

MOST_SECONDS = 20
ONE_PASS = "SELECT measure, cell, SUM(value) FROM surveys_answertally GROUP BY measure, cell"


class FullReport:
    """Processor time is told beside the time of the clock, as other programs take part of a busy machine."""

    name = "full_report"
    sizes: tuple[int, ...] = SIZES[:2]

    def prepare(self, size: int) -> None:
        self.survey = survey_with(size)
        fold_all(RESPONSES)

    def work(self) -> None:
        content = content_of(self.survey.process, variant="full", language="de")
        FORMATS["pdf"].write(Edition(content))

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        floor = taken(_one_pass, postgres_pid)
        began = time.perf_counter()
        cpu = taken(self.work, postgres_pid)
        return {"cpu_ms": cpu * 1000, "seconds": time.perf_counter() - began, "ratio": floor / cpu}

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        small, large = rows[0].figures, rows[-1].figures
        return [
            Verdict(f"under {MOST_SECONDS} seconds", all(row.figures["seconds"] < MOST_SECONDS for row in rows)),
            Verdict("ten times the answers cost at most twice the time", large["cpu_ms"] <= 2 * small["cpu_ms"]),
        ]


def _one_pass() -> None:
    with connection.cursor() as cursor:
        cursor.execute(ONE_PASS)
        cursor.fetchall()


ITEM = FullReport()
