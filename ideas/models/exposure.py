"""How many people had an idea before them? Each once, without a time, an order, or a way from one idea to another."""

import uuid

from django.db import models

from participation.tally.models import Tally


class Exposure(models.Model):
    """`viewer` is a pseudonym for this idea alone: no two rows can be known to be one person's.

    The rows of one page come at once. Once a night they are written anew in the order of the pseudonyms (`mixed`), so
    that their places in the table say nothing either.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="+", db_index=False)
    viewer = models.UUIDField()
    mixed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "viewer"], name="one_look_per_person_and_idea")]
        indexes = [models.Index(fields=["id"], name="looks_not_yet_mixed", condition=models.Q(mixed=False))]

    def __str__(self) -> str:
        return f"{self.idea_id} was seen"


class ExposureStart(models.Model):
    """From which day on looks are counted in a process. `ended`: its rows are deleted, the numbers stay."""

    process = models.OneToOneField("processes.Process", models.CASCADE, related_name="+")
    since = models.DateField()
    ended = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.process_id} since {self.since}"


class ExposureTally(Tally):
    """`value` people had the idea before them. `supports_before`: given before looks were counted, by whom unknown."""

    idea = models.OneToOneField("ideas.Idea", models.CASCADE, related_name="+")
    supports_before = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.value}"
