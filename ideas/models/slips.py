"""Which slip, call or visit at the counter brought votes, and what does it say now?"""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.processes.models import Contribution


class Slip(models.Model):
    """The votes of one person that staff enter. The number stands on the slip; no name is kept anywhere.

    `key` makes the voter's pseudonym. It is drawn by lot, so that a number alone leads to no vote.
    """

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="slips")
    number = models.CharField(_("number"), max_length=20)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)

    class Meta:
        verbose_name = _("slip")
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="a_number_names_one_slip_per_process")
        ]

    def __str__(self) -> str:
        return self.number


class SlipEntry(Contribution):
    """What a slip says since somebody entered, corrected or took it back; the newest entry holds.

    `submission_key` makes a second press of the button return the same entry, `undoes` a second undo.
    """

    slip = models.ForeignKey("ideas.Slip", models.PROTECT, related_name="entries")
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    ideas = models.ManyToManyField("ideas.Idea", related_name="+")
    recorded_at = models.DateTimeField(_("entered"), auto_now_add=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        verbose_name = _("entry of a slip")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(recorded_by__isnull=False), name="an_entry_names_who_made_it")
        ]

    def __str__(self) -> str:
        return f"{self.slip_id}: {self.pk}"
