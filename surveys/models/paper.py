"""Which filled-in forms have staff keyed in that do not count yet?"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.channels import STAFF_CHANNELS, Channel


class FormStack(models.Model):
    """Forms of paper, calls or visits that are keyed in together. They count when the stack is closed.

    What stays of a closed stack are numbers about the keying: forms, those entered twice, and how the two differed.
    """

    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="stacks")
    version = models.ForeignKey("surveys.SurveyVersion", models.PROTECT, related_name="+")
    channel = models.CharField(_("channel"), max_length=8, choices=[(one.value, one.label) for one in STAFF_CHANNELS])
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_on = models.DateField(auto_now_add=True)
    closed_on = models.DateField(null=True)
    counted = models.PositiveIntegerField(default=0)
    compared = models.PositiveIntegerField(default=0)
    differences = models.PositiveIntegerField(default=0)
    answers_compared = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("stack of forms")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.survey_id}: {self.pk}"

    @property
    def way(self) -> str:
        return str(Channel(self.channel).label)


class KeyedForm(models.Model):
    """One form, as keyed in. Gone when it counts: from then on there is only the response.

    `number` stands on the form, or is the public half of its access code (`code`). `second` is the same form keyed in
    again, until somebody has said which of the two is right.
    """

    stack = models.ForeignKey(FormStack, models.CASCADE, related_name="forms")
    number = models.CharField(_("number"), max_length=20)
    code = models.ForeignKey("eligibility.AccessCode", models.PROTECT, null=True, related_name="+")
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    answers = models.JSONField(default=dict)
    second = models.JSONField(null=True)
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    second_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    compared = models.BooleanField(default=False)
    differences = models.PositiveIntegerField(default=0)
    answers_compared = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("keyed form")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["stack", "number"], name="a_number_names_one_form_per_stack"),
            models.CheckConstraint(
                condition=models.Q(second__isnull=True) | models.Q(second_by__isnull=False),
                name="a_second_entry_names_who_made_it",
            ),
        ]

    def __str__(self) -> str:
        return self.number
