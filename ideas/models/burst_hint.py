"""When did an idea get far more supports than usual? A hint for staff; it changes no vote."""

from django.db import models


class BurstHint(models.Model):
    """`expected`: what the usual share of the idea would have been. `looked_by`: who has looked into it."""

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="+")
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    supports = models.PositiveIntegerField()
    expected = models.FloatField()
    looked_by = models.ForeignKey("accounts.Account", models.SET_NULL, null=True, related_name="+")
    looked_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "begins"], name="one_hint_per_idea_and_beginning")]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.supports} from {self.begins}"
