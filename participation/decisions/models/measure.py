"""What is being done about a decision, by whom, until when, for how much, and what happened so far?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


class Measure(models.Model):
    """`state`, `due_on` and `cost` are those of the last news; `promised_on` is the first promise, and stays.

    Money in cents.
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("planned")
        UNDER_WAY = "under_way", _("under way")
        DONE = "done", _("done")
        STOPPED = "stopped", _("not done")

    decision = models.ForeignKey("decisions.Decision", models.PROTECT, related_name="measures")
    title = TranslatedField(_("measure"))
    office = models.CharField(_("responsible office"), max_length=120)
    promised_on = models.DateField(_("first promised by"))
    planned_cost = models.BigIntegerField(_("planned cost"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.PLANNED)
    due_on = models.DateField(_("due on"))
    cost = models.BigIntegerField(_("cost"), null=True, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("measure")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(cost__isnull=True) | models.Q(cost__gte=0))
                & (models.Q(planned_cost__isnull=True) | models.Q(planned_cost__gte=0)),
                name="no_measure_earns",
            )
        ]

    def __str__(self) -> str:
        return f"measure {self.pk}"


class MeasureNews(models.Model):
    """What happened on a day, and how the measure stood after it. Taken back news stay, hidden."""

    measure = models.ForeignKey("decisions.Measure", models.PROTECT, related_name="news")
    happened_on = models.DateField(_("on which day"))
    text = TranslatedField(_("what happened"))
    state = models.CharField(_("state"), max_length=9, choices=Measure.State.choices)
    due_on = models.DateField(_("due on"))
    cost = models.BigIntegerField(_("cost"), null=True, blank=True)
    hidden = models.BooleanField(default=False)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(auto_now_add=True)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("news of a measure")
        ordering = ["happened_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True) | models.Q(cost__gte=0), name="no_news_of_a_measure_earn"
            )
        ]

    def __str__(self) -> str:
        return f"news {self.pk} of {self.measure_id}"
