"""What does every contribution carry? Its channel, its area and who entered it for somebody."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.channels import Channel


class Contribution(models.Model):
    channel = models.CharField(_("channel"), max_length=8, choices=Channel.choices, default=Channel.ONLINE)
    area = models.ForeignKey(
        "places.Area", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("area")
    )
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("entered by"),
    )

    class Meta:
        abstract = True
