"""How many places of an answer are taken, where their number is limited?"""

from django.db import models


class TakenPlaces(models.Model):
    """Counted in the transaction of each response, never by reading responses: so the last place is given once."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="taken_places")
    question = models.CharField(max_length=80)
    option = models.CharField(max_length=80)
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "question", "option"], name="an_answer_counts_its_places_once")
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.option}: {self.taken}"
