"""What became of it? A decision on an idea or a survey finding, with the figures as they stood."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


class Decision(models.Model):
    """Figures are frozen: `figures` never changes after recording, `figures_sha256` proves it.

    Exactly one subject: an idea, or a finding (`measure`) of a survey. Later votes change nothing here.
    """

    class Outcome(models.TextChoices):
        ADOPT = "adopt", _("adopted")
        ADOPT_IN_PART = "adopt_in_part", _("adopted in part")
        DECLINE = "decline", _("declined")
        DEFER = "defer", _("deferred")
        FORWARD = "forward", _("forwarded")

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="decisions")
    # Strings: the core knows no app above it.
    idea = models.ForeignKey("ideas.Idea", models.PROTECT, null=True, blank=True, related_name="decisions")
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, null=True, blank=True, related_name="decisions")
    measure = models.CharField(_("finding"), max_length=120, blank=True)
    title = TranslatedField(_("title"))
    outcome = models.CharField(_("decision"), max_length=16, choices=Outcome.choices)
    reason = TranslatedField(_("reason"))
    # What was weighed up before: a list of texts, each in its languages.
    options = models.JSONField(_("options considered"), default=list, blank=True)
    body = models.CharField(_("decided by"), max_length=120)
    budget_line = models.CharField(_("budget line"), max_length=120, blank=True)
    office = models.CharField(_("responsible office"), max_length=120)
    decided_on = models.DateField(_("decided on"))
    review_on = models.DateField(_("we look at it again on"))
    figures = models.JSONField(_("figures at the time of the decision"))
    figures_sha256 = models.CharField(max_length=64)
    fold_run = models.ForeignKey("tally.FoldRun", models.PROTECT, null=True, blank=True, related_name="+")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("decision")
        ordering = ["-decided_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(idea__isnull=False, survey__isnull=True, measure="")
                    | (models.Q(idea__isnull=True, survey__isnull=False) & ~models.Q(measure=""))
                ),
                name="a_decision_is_about_one_idea_or_one_finding",
            ),
            models.CheckConstraint(
                condition=models.Q(review_on__gte=models.F("decided_on")),
                name="a_decision_is_reviewed_after_it_was_made",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.process_id})"
