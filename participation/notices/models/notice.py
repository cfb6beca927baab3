"""What has to be told to whom? Written in the transaction of the act, sent after it."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Notice(models.Model):
    """`key` makes a message unique ("decision:12:account:7"); `template` names a pair of mail templates.

    To an account, or to an `address` that somebody without one has left; the address is forgotten when it was sent.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    address = models.EmailField(blank=True)
    language = models.CharField(max_length=8, blank=True)
    key = models.CharField(max_length=120, unique=True)
    template = models.CharField(max_length=80)
    context = models.JSONField(default=dict)
    due_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["id"], name="notices_not_yet_sent", condition=models.Q(sent_at__isnull=True))]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(account__isnull=False) | ~models.Q(address="") | models.Q(sent_at__isnull=False),
                name="a_message_goes_to_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.key
