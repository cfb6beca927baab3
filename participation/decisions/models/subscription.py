"""Who wants to hear by e-mail what becomes of a process? Confirmed by a mail, ended by a link."""

import uuid

from django.db import models
from django.utils import timezone


class NewsSubscription(models.Model):
    """`secret` signs the links in the mails. Ending it deletes the row; so does not confirming it."""

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="news_subscriptions")
    email = models.EmailField()
    language = models.CharField(max_length=8)
    secret = models.UUIDField(default=uuid.uuid4, editable=False)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["process", "email"], name="an_address_asks_once_for_news_of_a_process")
        ]

    def __str__(self) -> str:
        return f"news subscription {self.pk}"
