"""Which batches were counted when?"""

from django.db import models


class FoldRun(models.Model):
    """One committed batch: written in the same transaction as the tallies it changed."""

    ledger = models.CharField(max_length=40)
    events = models.PositiveIntegerField()
    counted_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.ledger} #{self.pk}: {self.events}"
