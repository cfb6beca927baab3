"""What did the administration answer, and how did the status move?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .idea import Idea


class OfficialResponse(models.Model):
    """The result, why, what it costs, and who says so. Money in cents; where no amount is known, a class of it.

    `signed` is the name under the answer, as it was then; answers from before have none.
    """

    class CostClass(models.TextChoices):
        FREE = "free", _("it costs nothing")
        SMALL = "small", _("up to 5,000 euros")
        MEDIUM = "medium", _("5,000 to 50,000 euros")
        LARGE = "large", _("more than 50,000 euros")

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="responses")
    text = models.TextField(_("answer"), max_length=5000)
    reason = models.TextField(_("why"), max_length=2000, blank=True)
    cost = models.BigIntegerField(_("cost"), null=True, blank=True)
    cost_class = models.CharField(_("roughly"), max_length=6, choices=CostClass.choices, blank=True)
    signed = models.CharField(_("name under the answer"), max_length=120, blank=True)
    office = models.CharField(_("office"), max_length=120)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(auto_now_add=True)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("official response")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True) | models.Q(cost__gte=0), name="no_answer_earns"
            ),
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True) | models.Q(cost_class=""), name="an_answer_says_its_cost_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} on {self.idea_id}"


class StatusChange(models.Model):
    """The timeline of an idea. Each step has its reason.

    `stage` is a step of the process's own, `decision` the recorded decision that moved the idea.
    """

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="status_changes")
    old = models.CharField(max_length=14, choices=Idea.Status.choices, blank=True)
    new = models.CharField(max_length=14, choices=Idea.Status.choices)
    reason = models.CharField(_("reason"), max_length=500)
    office = models.CharField(_("responsible office"), max_length=120, blank=True)
    due_on = models.DateField(_("next news by"), null=True, blank=True)
    stage = models.ForeignKey("ideas.Stage", models.PROTECT, null=True, related_name="+")
    decision = models.OneToOneField("decisions.Decision", models.PROTECT, null=True, related_name="+")
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.old} -> {self.new}"
