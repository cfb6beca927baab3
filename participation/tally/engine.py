"""How does a ledger become counts? Claim, group, add, mark: one transaction, whatever crashes.

Events without a fold run are the queue. They are claimed with SKIP LOCKED, so several workers share the work
(SQLite has one writer and ignores it). Never by `id > last`: ids become visible out of order, and a
watermark loses those that commit late.
"""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from participation.tally.ledger import Counts, Key, Ledger, Target
from participation.tally.models import FoldRun, Progress

# Large: a batch costs the same few statements whatever its size. It bounds how much a crash has to repeat.
BATCH = 20_000
# Rows per INSERT: keeps the number of parameters below SQLite's limit.
ROWS = 500


def fold(ledger: Ledger, limit: int = BATCH) -> int:
    """Count one batch; returns the number of events counted, 0 when none waited."""
    waiting = ledger.events._default_manager.filter(fold_run__isnull=True)
    if not waiting.exists():
        return 0
    with transaction.atomic():
        run = FoldRun.objects.create(ledger=ledger.name, events=0)
        claimed = _claim(ledger, run, limit)
        if claimed == 0:
            run.delete()
            return 0
        for target in ledger.targets:
            add(target, target.deltas(ledger.events._default_manager.filter(fold_run=run)))
        FoldRun.objects.filter(pk=run.pk).update(events=claimed)
        _progress(ledger.name)
    return claimed


def _claim(ledger: Ledger, run: FoldRun, limit: int) -> int:
    """Mark up to `limit` waiting events with the run; events that another worker holds are left to it."""
    meta = ledger.events._meta
    table, key = connection.ops.quote_name(meta.db_table), connection.ops.quote_name(str(meta.pk.column))
    waiting = f"SELECT {key} FROM {table} WHERE fold_run_id IS NULL ORDER BY {key} LIMIT %s"  # noqa: S608 (names come from models)
    if connection.features.has_select_for_update_skip_locked:
        # An array and not a plain subquery: with that, PostgreSQL may read the whole ledger for each batch.
        chosen = f"= ANY(ARRAY({waiting} FOR UPDATE SKIP LOCKED))"
    else:
        chosen = f"IN ({waiting})"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET fold_run_id = %s WHERE {key} {chosen}", [run.pk, limit])  # noqa: S608 (as above)
        return int(cursor.rowcount)


def fold_all(ledger: Ledger, limit: int = BATCH) -> int:
    """Count until nothing waits."""
    total = 0
    while counted := fold(ledger, limit):
        total += counted
    return total


def add(target: Target, deltas: Counts) -> None:
    """`value = value + delta` for each key, in key order, so that two workers cannot wait for each other."""
    rows = sorted(((key, delta) for key, delta in deltas.items() if delta), key=lambda row: _order(row[0]))
    for start in range(0, len(rows), ROWS):
        _upsert(target, rows[start : start + ROWS])


def _order(key: Key) -> tuple[str, ...]:
    return tuple(f"{part:020d}" if isinstance(part, int) else str(part) for part in key)


def _upsert(target: Target, rows: list[tuple[Key, int]]) -> None:
    quote = connection.ops.quote_name
    table = quote(target.model._meta.db_table)
    keys = ", ".join(quote(column) for column in _columns(target))
    value = quote("value")
    places = ", ".join(["(" + ", ".join(["%s"] * (len(target.keys) + 1)) + ")"] * len(rows))
    sql = (
        f"INSERT INTO {table} ({keys}, {value}) VALUES {places} "  # noqa: S608 (names come from models)
        f"ON CONFLICT ({keys}) DO UPDATE SET {value} = {table}.{value} + EXCLUDED.{value}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [_parameter(part) for key, delta in rows for part in (*key, delta)])


def _columns(target: Target) -> list[str]:
    columns = {field.attname: str(field.column) for field in target.model._meta.concrete_fields}
    return [columns[name] for name in target.keys]


def _parameter(part: Any) -> Any:  # noqa: ANN401 (whatever a key column holds)
    # SQLite's driver has no adapter for dates of its own in Python 3.12.
    return part.isoformat() if isinstance(part, date) and connection.vendor == "sqlite" else part


def _progress(name: str) -> None:
    """Last statement of the fold: the short lock on this row is held for the commit only."""
    now = timezone.now()
    if not Progress.objects.filter(ledger=name).update(runs=F("runs") + 1, counted_at=now):
        Progress.objects.bulk_create([Progress(ledger=name, counted_at=now)], ignore_conflicts=True)
        Progress.objects.filter(ledger=name).update(runs=F("runs") + 1, counted_at=now)
