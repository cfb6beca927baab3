"""Which ledgers are there, and which tallies without one? Each app registers its own when it is ready."""

from participation.tally.ledger import CountedOnce, Ledger

_ledgers: dict[str, Ledger] = {}
_counted_once: dict[str, CountedOnce] = {}


def register(ledger: Ledger) -> None:
    _ledgers[ledger.name] = ledger


def register_counted_once(tally: CountedOnce) -> None:
    _counted_once[tally.name] = tally


def ledgers() -> tuple[Ledger, ...]:
    return tuple(_ledgers.values())


def counted_once() -> tuple[CountedOnce, ...]:
    return tuple(_counted_once.values())


def ledger_named(name: str) -> Ledger:
    return _ledgers[name]
