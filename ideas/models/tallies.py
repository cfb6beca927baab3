"""How many support what? Roll-ups that only the fold and the recount write."""

from django.db import models

from participation.tally.models import Tally


class IdeaTally(Tally):
    """Current number of supporters of an idea."""

    idea = models.OneToOneField("ideas.Idea", models.CASCADE, related_name="tally")

    class Meta:
        indexes = [models.Index(fields=["-value", "idea"], name="ideas_with_most_support")]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.value}"


class SupportTally(Tally):
    """Net change of supports per process, day, channel, proof and area; sums to the number of supports.

    `area_key` is the area's id, 0 for none: a key column that is never empty keeps the constraint simple.
    """

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="+")
    day = models.DateField()
    channel = models.CharField(max_length=8)
    standing = models.CharField(max_length=8)
    area_key = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["process", "day", "channel", "standing", "area_key"],
                name="one_support_tally_per_process_day_channel_proof_and_area",
            )
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.day}: {self.value}"
