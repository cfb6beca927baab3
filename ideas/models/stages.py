"""Which steps does a process give its ideas, and how soon does it promise news at each?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField

from .idea import Idea


class Stage(models.Model):
    """A step of a process's own. A process without any goes the usual way (ideas/selectors/way.py).

    `status` is the fixed state that the step counts as, so that filters, figures and
    decisions read all processes alike.
    """

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="stages")
    status = models.CharField(_("counts as"), max_length=14, choices=Idea.Status.choices)
    title = TranslatedField(_("name of the step"))
    days = models.PositiveSmallIntegerField(_("days until the next news"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("step of an idea")
        ordering = ["place", "id"]

    def __str__(self) -> str:
        return f"{self.process_id}: {self.status} {self.pk}"
