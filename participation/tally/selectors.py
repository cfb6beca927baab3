"""How fresh are the counts?"""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum
from django.utils import timezone

from participation.tally.models import FoldRun, Progress
from participation.tally.registry import ledger_named


@dataclass(frozen=True, slots=True)
class Freshness:
    """Everything up to `counted_until` is in the counts; `waiting` says that newer events exist."""

    counted_until: datetime | None
    waiting: bool


def generation() -> int:
    """Grows with each committed fold of any ledger: the cache generation of all dashboards."""
    return Progress.objects.aggregate(runs=Sum("runs"))["runs"] or 0


def freshness(ledger: str) -> Freshness:
    """While nothing waits, the counts are complete up to now."""
    if not ledger_named(ledger).events._default_manager.filter(fold_run__isnull=True).exists():
        return Freshness(timezone.now(), waiting=False)
    progress = Progress.objects.filter(ledger=ledger).first()
    return Freshness(progress.counted_at if progress else None, waiting=True)


def last_run(ledger: str) -> FoldRun | None:
    """To freeze with a decision."""
    return FoldRun.objects.filter(ledger=ledger).order_by("-pk").first()
