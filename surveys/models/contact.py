"""Who asked to be contacted? Kept apart: nothing leads from here to a response."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class ContactCard(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="contact_cards")
    name = models.CharField(_("name"), max_length=120, blank=True)
    reach = models.CharField(_("telephone, e-mail or address"), max_length=1000)
    wishes = models.JSONField(_("wants to hear about"), default=list)
    consent_text = models.TextField(_("agreed to"))
    waiting = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("contact card")
        indexes = [models.Index(fields=["survey"], name="cards_not_yet_mixed", condition=models.Q(waiting=True))]

    def __str__(self) -> str:
        return f"contact for {self.survey_id}"
