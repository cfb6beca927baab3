"""What was answered? Responses, the drafts before them, the marks of who took part, and the ledger."""

import secrets
import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.channels import Channel
from participation.processes.models import Contribution
from participation.tally.models import LedgerEvent


def drawn() -> int:
    """A number by lot: it comes from nothing about anybody."""
    return secrets.randbelow(2**31)


class Draft(models.Model):
    """An answer in progress. `key` is the one-time submission key, made by the server on opening.

    `seed` decides the order of options and what random() gives; it goes with the draft and is never part of a response.
    `offered` are the questions whose first value was offered already: who emptied a field finds it empty.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    version = models.ForeignKey("surveys.SurveyVersion", models.CASCADE, related_name="+")
    answers = models.JSONField(default=dict)
    page = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(max_length=8, default="de")
    channel = models.CharField(max_length=8, choices=Channel.choices, default=Channel.ONLINE)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    # A pseudonym of the code that leads here from another device; the code itself is stored nowhere.
    resume_key = models.UUIDField(null=True, unique=True)
    seed = models.PositiveIntegerField(default=drawn)
    offered = models.JSONField(default=list)
    # A key out of a stock, for a device that will have no network (surveys/services/away.py).
    prepared = models.BooleanField(default=False)
    touched_on = models.DateField(auto_now=True)

    def __str__(self) -> str:
        return f"draft of version {self.version_id}"


class Response(Contribution):
    """A submitted response: no account, no address, no time of day, no sequential id.

    `answers` maps question codes to values; unknown keys are kept. While it is `waiting`, its place in the table still
    tells when it came, so it is not counted and nobody reads it; see surveys/services/mixing.py.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="responses")
    version = models.ForeignKey("surveys.SurveyVersion", models.PROTECT, related_name="responses")
    answers = models.JSONField()
    language = models.CharField(max_length=8)
    submitted_on = models.DateField()
    superseded = models.BooleanField(default=False)
    # Came when the quota of its group was full: kept and read, never counted.
    beyond_quota = models.BooleanField(default=False)
    waiting = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("response")
        indexes = [
            models.Index(fields=["survey"], name="responses_not_yet_mixed", condition=models.Q(waiting=True)),
            models.Index(fields=["survey"], name="responses_taken_back", condition=models.Q(superseded=True)),
        ]

    def __str__(self) -> str:
        return f"response to {self.survey_id}"


class ParticipationMarker(models.Model):
    """Somebody took part in a survey: a pseudonym, no time, no way to the response.

    `sent_key` is the pseudonym of the one-time submission key: sent again, it gets the same receipt.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="+")
    participant_key = models.UUIDField()
    sent_key = models.UUIDField()
    waiting = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["survey", "participant_key"], name="everybody_answers_a_survey_once"),
            models.UniqueConstraint(fields=["survey", "sent_key"], name="a_submission_key_makes_one_response"),
        ]
        indexes = [models.Index(fields=["survey"], name="markers_not_yet_mixed", condition=models.Q(waiting=True))]

    def __str__(self) -> str:
        return f"took part in {self.survey_id}"


class SubmissionEvent(LedgerEvent):
    """+1 for a response that counts, -1 for one that a later response supersedes. None while a response waits."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    response = models.ForeignKey("surveys.Response", models.PROTECT, related_name="events")
    sign = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["response", "sign"], name="a_response_is_counted_and_taken_back_once"),
            models.CheckConstraint(condition=models.Q(sign__in=[-1, 1]), name="a_sign_is_plus_or_minus_one"),
        ]
        indexes = [
            models.Index(fields=["id"], name="submissions_not_yet_counted", condition=models.Q(fold_run__isnull=True))
        ]

    def __str__(self) -> str:
        return f"{self.sign:+d}"
