"""What was answered to try a survey out? In a table of its own, which nothing that counts or exports answers reads."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TrialAnswer(models.Model):
    """An answer by staff, or by lot, to the draft of a survey. It can never become a response.

    No response, tally or ledger event leads here or from here; `tests/surveys/desk/test_try_a_survey_out.py` tries to
    mix them. `account` is whoever is answering or has had them made; `finished` is false on the way.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="trials")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    random = models.BooleanField(default=False)
    finished = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("trial answer")
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "account"],
                condition=models.Q(finished=False),
                name="everybody_tries_a_survey_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"trial of {self.survey_id}"
