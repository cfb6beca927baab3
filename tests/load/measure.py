"""What did it take? Calls driven against a server, with the processor time of the server and of PostgreSQL."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.load.calls import Call
from tests.load.client import LoadError, drive
from tests.load.site import Site, Web


@dataclass(frozen=True, slots=True)
class Figure:
    per_second: float
    p95_ms: float
    app_ms: float
    postgres_ms: float

    @property
    def cpu_ms(self) -> float:
        return self.app_ms + self.postgres_ms


def measure(site: Site, web: Web, calls: Sequence[Call]) -> Figure:
    app, postgres = web.cpu(), site.postgres_cpu()
    timing = drive(web.port, calls)
    if len(timing.latencies_ms) != len(calls):
        raise LoadError(f"{len(calls)} calls were to be made, {len(timing.latencies_ms)} were answered.")
    return Figure(
        per_second=len(calls) / timing.seconds,
        p95_ms=timing.percentile(0.95),
        app_ms=(web.cpu() - app) * 1000 / len(calls),
        postgres_ms=(site.postgres_cpu() - postgres) * 1000 / len(calls),
    )


def measure_floor(site: Site, number: int) -> Figure:
    """Insert one row per call through a bare view; the rows are counted, not the answers."""
    before = _floor_rows()
    calls = [Call("POST", "/insert/", {"idea": n % 500, "voter": str(uuid.uuid4())}) for n in range(number)]
    figure = measure(site, site.floor, calls)
    if _floor_rows() - before != number:
        raise LoadError(f"The floor stored {_floor_rows() - before} of {number} rows.")
    return figure


def _floor_rows() -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM floor_row")
        return int(cursor.fetchone()[0])


def middle(figures: Sequence[Figure]) -> Figure:
    return Figure(
        per_second=median(figure.per_second for figure in figures),
        p95_ms=median(figure.p95_ms for figure in figures),
        app_ms=median(figure.app_ms for figure in figures),
        postgres_ms=median(figure.postgres_ms for figure in figures),
    )
