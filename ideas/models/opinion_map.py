"""Where do people stand together in a poll on statements? As the worker found it last."""

from django.db import models


class OpinionMap(models.Model):
    """`revisions`: how many revisions its ballots had by then; with one more, the map is made anew.

    `figures` name options by their codes and say nothing about a person; empty where too few have voted.
    """

    poll = models.OneToOneField("ideas.Poll", models.CASCADE, related_name="opinion_map")
    revisions = models.PositiveIntegerField()
    figures = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.revisions}"
