"""In which order is measured? Item by item, size by size; floor and item in turn, and the middle of the rounds."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from tests.load import items
from tests.load.client import LoadError
from tests.load.growing import analyze
from tests.load.measure import Figure, measure, measure_floor, middle
from tests.load.protocol import PageItem, Row
from tests.load.site import Site

ROUNDS = 3
FLOOR_CALLS = 1500


def item_names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(items.__path__))


def load_item(name: str) -> Any:
    module = importlib.import_module(f"tests.load.items.{name}")
    return module.ITEM


def rows_of(site: Site, item: Any, *, quick: bool) -> Iterator[Row]:
    """Quick: the smallest size, one round and few calls. It proves that the item works, not how fast."""
    for size in item.sizes[:1] if quick else item.sizes:
        if hasattr(item, "measure"):
            assert site.postgres.process is not None
            yield Row(item.name, size, item.measure(size, site.postgres.process.pid))
        else:
            yield _page_row(site, item, size, quick=quick)


def _page_row(site: Site, item: PageItem, size: int, *, quick: bool) -> Row:
    item.prepare(size)
    analyze()
    statements = count_sql(item)
    rounds, number, floor_number = (1, 20, 50) if quick else (ROUNDS, item.calls_per_round, FLOOR_CALLS)
    _warm_up(site, item)
    floors: list[Figure] = []
    figures: list[Figure] = []
    for _ in range(rounds):
        floors.append(measure_floor(site, floor_number))
        figures.append(_measure_stored(site, item, number))
    floor, figure = middle(floors), middle(figures)
    return Row(
        item.name,
        size,
        {
            **asdict(figure),
            "cpu_ms": figure.cpu_ms,
            "sql": statements,
            "floor_per_second": floor.per_second,
            "floor_cpu_ms": floor.cpu_ms,
            "ratio": floor.cpu_ms / figure.cpu_ms,
            "floors": figure.cpu_ms / floor.cpu_ms,
        },
    )


def _warm_up(site: Site, item: PageItem) -> None:
    """Both workers load templates and translations with their first page."""
    measure_floor(site, 50)
    measure(site, site.web, item.calls(20))


def _measure_stored(site: Site, item: PageItem, number: int) -> Figure:
    before = item.stored()
    figure = measure(site, site.web, item.calls(number))
    stored = item.stored() - before
    if stored not in (0, number) or (stored == 0 and _writes(item)):
        raise LoadError(f"{item.name}: {number} calls stored {stored} rows.")
    return figure


def _writes(item: PageItem) -> bool:
    return item.calls(1)[0].method == "POST"


def count_sql(item: PageItem) -> int:
    """Count the statements of one call, the second of its kind: caches are as warm as they are in operation."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    first, second = item.calls(2)
    statements = 0
    for call in (first, second):
        client = Client(headers=call.headers)
        client.cookies.load(call.cookies)
        with CaptureQueriesContext(
            connection,
        ) as captured:
            response = client.generic(
                call.method,
                call.path,
                call.as_bytes().partition(b"\r\n\r\n")[2],
                content_type="application/x-www-form-urlencoded",
            )
        if response.status_code != call.expect:
            raise LoadError(f"{call.path} was answered with {response.status_code}.")
        statements = len(captured)
    return statements


def judge(item: Any, rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [asdict(verdict) for verdict in item.judge(rows)]
