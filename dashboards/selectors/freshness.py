"""Up to when is counted, over all ledgers that a dashboard shows?"""

from dataclasses import dataclass
from datetime import datetime

from participation.tally.registry import ledgers
from participation.tally.selectors import freshness as freshness_of


@dataclass(frozen=True, slots=True)
class Freshness:
    """`counted_until` is empty before the first count."""

    counted_until: datetime | None
    waiting: bool


def freshness() -> Freshness:
    """As fresh as the slowest ledger."""
    found = [freshness_of(ledger.name) for ledger in ledgers()]
    moments = [one.counted_until for one in found]
    known = [moment for moment in moments if moment is not None]
    oldest = min(known) if known and len(known) == len(moments) else None
    return Freshness(oldest, any(one.waiting for one in found))
