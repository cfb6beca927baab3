"""When may residents do what? A phase is a time window that grants rights."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.processes.days import last_day
from participation.texts import TranslatedField


class Phase(models.Model):
    """Open from `starts_at` (included) to `ends_at` (excluded). Phases may overlap."""

    class Kind(models.TextChoices):
        COLLECT = "collect", _("collect ideas")
        DISCUSS = "discuss", _("discuss")
        VOTE = "vote", _("vote")
        SURVEY = "survey", _("survey")
        DECIDE = "decide", _("decide")
        IMPLEMENT = "implement", _("implement")

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="phases")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    title = TranslatedField(_("title"))
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))

    class Meta:
        verbose_name = _("phase")
        verbose_name_plural = _("phases")
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="a_phase_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.process_id} {self.kind}"

    @property
    def last_day(self) -> date:
        return last_day(self.ends_at)
