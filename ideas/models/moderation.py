"""Who checked an idea, with what result, and why?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ModerationAct(models.Model):
    class Verdict(models.TextChoices):
        PUBLISH = "publish", _("publish")
        REJECT = "reject", _("do not publish")

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="moderation_acts")
    verdict = models.CharField(_("result"), max_length=8, choices=Verdict.choices)
    reason = models.CharField(_("reason, sent to the author"), max_length=500, blank=True)
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict="publish") | ~models.Q(reason=""),
                name="a_rejection_has_a_reason",
            )
        ]

    def __str__(self) -> str:
        return f"{self.verdict} {self.idea_id}"
