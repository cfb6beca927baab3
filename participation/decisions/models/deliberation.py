"""Through which bodies does a decision go, on which days, and what came out there?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Deliberation(models.Model):
    """One step of the way through the bodies ("Beratungsfolge"). Planned ones have no outcome yet."""

    class Role(models.TextChoices):
        ADVISES = "advises", _("advises")
        DECIDES = "decides", _("decides")
        NOTES = "notes", _("takes note")

    class Outcome(models.TextChoices):
        OPEN = "open", _("not yet")
        RECOMMENDED = "recommended", _("recommends it")
        NOT_RECOMMENDED = "not_recommended", _("advises against it")
        AGREED = "agreed", _("agrees")
        REFUSED = "refused", _("does not agree")
        POSTPONED = "postponed", _("puts it off")
        NOTED = "noted", _("has taken note")

    decision = models.ForeignKey("decisions.Decision", models.PROTECT, related_name="deliberations")
    body = models.CharField(_("body"), max_length=120)
    role = models.CharField(_("what it does"), max_length=8, choices=Role.choices)
    meets_on = models.DateField(_("meets on"))
    agenda_number = models.CharField(_("number on the public agenda"), max_length=40, blank=True)
    outcome = models.CharField(_("result"), max_length=16, choices=Outcome.choices, default=Outcome.OPEN)
    note = models.CharField(_("in one sentence"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("step through the bodies")
        ordering = ["meets_on", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["decision", "body", "meets_on"], name="a_body_deliberates_a_decision_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.meets_on}"
