"""What do all ledgers and all tallies share? The queue mark of an event, the number of a tally."""

from django.db import models


class LedgerEvent(models.Model):
    """Append-only. `fold_run` is empty until counted: the ledger is the queue."""

    fold_run = models.ForeignKey("tally.FoldRun", models.PROTECT, null=True, editable=False, related_name="+")

    class Meta:
        abstract = True


class Tally(models.Model):
    value = models.BigIntegerField(default=0)

    class Meta:
        abstract = True
