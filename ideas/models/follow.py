"""Who wants to hear what becomes of an idea? A choice of its own, apart from the vote."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class FollowSlip(models.Model):
    """A slip of paper with a code, for people without e-mail. Only the hash of the code is kept, and no person."""

    code_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("slip for following")

    def __str__(self) -> str:
        return str(self.pk)


class Follow(models.Model):
    """By an account, which gets e-mails, or on a slip, whose code shows what became of its ideas."""

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="follows")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    slip = models.ForeignKey("ideas.FollowSlip", models.CASCADE, null=True, related_name="follows")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["idea", "account"], name="an_idea_is_followed_once_per_account"),
            models.UniqueConstraint(fields=["idea", "slip"], name="an_idea_is_followed_once_per_slip"),
            models.CheckConstraint(
                condition=models.Q(account__isnull=False, slip__isnull=True)
                | models.Q(account__isnull=True, slip__isnull=False),
                name="somebody_follows_by_account_or_on_a_slip",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account_id or f'slip {self.slip_id}'} follows {self.idea_id}"
