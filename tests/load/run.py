"""In which order is measured? Item by item, size by size; floor and item in turn, and the middle of the rounds."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import pairwise
from statistics import median
from typing import Any

from tests.load import items
from tests.load.client import LoadError
from tests.load.growing import analyze
from tests.load.measure import Figure, measure, measure_floor, middle
from tests.load.profiling import make
from tests.load.protocol import PageItem, Row
from tests.load.site import Site

# Many short ones, so that the floor is never far away.
ROUNDS = 15
FLOOR_CALLS = 300


def item_names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(items.__path__))


def load_item(name: str) -> Any:
    module = importlib.import_module(f"tests.load.items.{name}")
    return module.ITEM


def absent(item: Any) -> str:
    """Why it cannot be measured on this machine, or nothing."""
    return str(getattr(item, "absent", ""))


def rows_of(site: Site, item: Any, *, quick: bool) -> Iterator[Row]:
    """Quick: the smallest size, one round and few calls. It proves that the item works, not how fast."""
    for size in item.sizes[:1] if quick else item.sizes:
        if hasattr(item, "measure"):
            assert site.postgres.process is not None
            if quick:
                item.rounds = 1
            yield Row(item.name, size, item.measure(size, site.postgres.process.pid))
        else:
            yield _page_row(site, item, size, quick=quick)


def _page_row(site: Site, item: PageItem, size: int, *, quick: bool) -> Row:
    item.prepare(size)
    analyze()
    warm_up = min(item.warm_up, 5) if quick else item.warm_up
    statements = count_sql(item, warm_up, of=3 if quick else 10)
    rounds, number, floor_number = ROUNDS, item.calls_per_round, FLOOR_CALLS
    if quick:
        rounds, number, floor_number = 1, min(20, item.calls_per_round // 3), 50
    floors = [_warm_up(site, item, warm_up, floor_number)]
    figures: list[Figure] = []
    for _ in range(rounds):
        figures.append(_measure_stored(site, item, number))
        floors.append(measure_floor(site, floor_number))
    figure, floor = middle(figures), middle(floors)
    costs = median(_in_floors(figures, floors))
    return Row(
        item.name,
        size,
        {
            **asdict(figure),
            "cpu_ms": figure.cpu_ms,
            "sql": statements,
            "floor_per_second": floor.per_second,
            "floor_cpu_ms": floor.cpu_ms,
            "floor_app_ms": floor.app_ms,
            "ratio": 1 / costs,
            "floors": costs,
        },
    )


def _in_floors(figures: Sequence[Figure], floors: Sequence[Figure]) -> list[float]:
    """Each round against the floor just before and after it: what else the machine does changes by the second."""
    around = [(before.cpu_ms + after.cpu_ms) / 2 for before, after in pairwise(floors)]
    return [figure.cpu_ms / floor for figure, floor in zip(figures, around, strict=True)]


def _warm_up(site: Site, item: PageItem, number: int, floor_number: int) -> Figure:
    """Every thread loads templates and translations with its first page, every worker what it keeps."""
    measure(site, site.web, item.calls(number))
    measure_floor(site, 50)
    return measure_floor(site, floor_number)


def _measure_stored(site: Site, item: PageItem, number: int) -> Figure:
    before = item.stored()
    figure = measure(site, site.web, item.calls(number))
    stored = item.stored() - before
    if stored not in (0, number) or (stored == 0 and _writes(item)):
        raise LoadError(f"{item.name}: {number} calls stored {stored} rows.")
    return figure


def _writes(item: PageItem) -> bool:
    """Some ask by POST, so that no words stand in an address, and write nothing: they say so."""
    return item.calls(1)[0].method == "POST" and not getattr(item, "only_reads", False)


def count_sql(item: PageItem, warm_up: int, *, of: int) -> int:
    """Count the statements of a call in a process that is as warm as in operation: the middle of some."""
    from django.core.handlers.wsgi import WSGIHandler
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    handler = WSGIHandler()
    statements = []
    for call in item.calls(warm_up + of):
        with CaptureQueriesContext(connection) as captured:
            make(handler, call)
        statements.append(len(captured))
    return int(median(statements[-of:]))


def judge(item: Any, rows: Sequence[Row]) -> list[dict[str, Any]]:
    return [asdict(verdict) for verdict in item.judge(rows)]
