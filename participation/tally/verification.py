"""Do the tallies say what the rows say? Compares each tally with a recount by separate code."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import connection, transaction

from participation.tally.ledger import CountedOnce, Counts, Key, Ledger, Target
from participation.tally.registry import counted_once, ledgers


@dataclass(frozen=True, slots=True)
class Difference:
    ledger: str
    tally: str
    key: Key
    counted: int
    recounted: int

    def __str__(self) -> str:
        return f"{self.ledger}: {self.tally} {self.key}: counted {self.counted}, recounted {self.recounted}"


def differences() -> list[Difference]:
    """All ledgers at one moment; events that still wait are added to the tally first."""
    with transaction.atomic():
        if connection.vendor == "postgresql" and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        of_ledgers = [
            found
            for ledger in ledgers()
            for target in ledger.targets
            for found in _compare(ledger.name, target, _waiting(ledger, target))
        ]
        return of_ledgers + [found for tally in counted_once() for found in _compare(tally.name, tally, {})]


def _waiting(ledger: Ledger, target: Target) -> Counts:
    return target.deltas(ledger.events._default_manager.filter(fold_run__isnull=True))


def _compare(name: str, target: Target | CountedOnce, waiting: Counts) -> Iterator[Difference]:
    counted = _stored(target)
    recounted = target.recount()
    for key in sorted({*waiting, *counted, *recounted}, key=str):
        have, want = counted.get(key, 0) + waiting.get(key, 0), recounted.get(key, 0)
        if have != want:
            yield Difference(name, target.model.__name__, key, have, want)


def _stored(target: Target | CountedOnce) -> Counts:
    rows = target.model._default_manager.values_list(*target.keys, "value")
    return {tuple(row[:-1]): row[-1] for row in rows}
