"""How far is a ledger counted? One row per ledger, changed last in each fold."""

from django.db import models


class Progress(models.Model):
    """`runs` counts committed folds; unlike the highest run id it never misses a run that commits late."""

    ledger = models.CharField(max_length=40, primary_key=True)
    runs = models.BigIntegerField(default=0)
    counted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.ledger}: {self.runs} runs"
