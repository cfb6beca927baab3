"""Which ideas mean the same, who said so, why, and who objects?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Grouping(models.Model):
    """`idea` means the same as `main`: its supporters count there, each person once, until this is undone.

    Rows stay: they are the history. What holds now stands in `Idea.main`, too, where votes and lists read it.
    """

    idea = models.ForeignKey("ideas.Idea", models.PROTECT, related_name="groupings")
    main = models.ForeignKey("ideas.Idea", models.PROTECT, related_name="gatherings")
    reason = models.CharField(_("why"), max_length=500)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    undone_because = models.CharField(_("why undone"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("grouping of ideas")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["idea"],
                condition=models.Q(undone_at__isnull=True),
                name="an_idea_counts_at_one_other_at_a_time",
            ),
            models.CheckConstraint(condition=~models.Q(idea=models.F("main")), name="an_idea_is_grouped_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} = {self.main_id}"


class Objection(models.Model):
    """Whoever wrote one of the two ideas does not agree; once per grouping and idea, answered once."""

    grouping = models.ForeignKey("ideas.Grouping", models.CASCADE, related_name="objections")
    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="+")
    text = models.TextField(_("why not"), max_length=1000)
    made_at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("objection")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["grouping", "idea"], name="one_objection_per_grouping_and_idea"),
        ]

    def __str__(self) -> str:
        return f"{self.idea_id} against {self.grouping_id}"
