"""Which ledgers are there? Each app registers its own when it is ready."""

from participation.tally.ledger import Ledger

_ledgers: dict[str, Ledger] = {}


def register(ledger: Ledger) -> None:
    _ledgers[ledger.name] = ledger


def ledgers() -> tuple[Ledger, ...]:
    return tuple(_ledgers.values())


def ledger_named(name: str) -> Ledger:
    return _ledgers[name]
