"""Who wants to hear what becomes of an idea? A choice of its own, apart from the vote."""

from django.conf import settings
from django.db import models


class Follow(models.Model):
    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="follows")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "account"], name="an_idea_is_followed_once_per_account")]

    def __str__(self) -> str:
        return f"{self.account_id} follows {self.idea_id}"
