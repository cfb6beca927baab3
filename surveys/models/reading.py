"""Who was asked to read a draft before it is published, what did they say, and what did they remark?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reading(models.Model):
    """One request to one colleague. `seen` is a digest of what residents would have got when the verdict was given."""

    class Verdict(models.TextChoices):
        WAITING = "", _("reads it still")
        GOOD = "good", _("looks good")
        CHANGE = "change", _("please change")
        WITHDRAWN = "withdrawn", _("not needed any more")

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="readings")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=600, blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True, default=Verdict.WAITING)
    verdict_note = models.CharField(max_length=600, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)
    seen = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("second reading")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["survey", "reader"],
                condition=models.Q(verdict=""),
                name="somebody_is_asked_once_at_a_time_to_read_a_survey",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=["", "withdrawn"]) | models.Q(read_at__isnull=False),
                name="a_verdict_has_its_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.survey_id} read by {self.reader_id}"


class Remark(models.Model):
    """About one question (`code`), or about the survey as a whole. `about` is what the question said at that time."""

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="remarks")
    code = models.CharField(max_length=80, blank=True)
    about = models.CharField(max_length=200, blank=True)
    text = models.TextField(max_length=1000)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    submission_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("remark")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.survey_id} {self.code}"
