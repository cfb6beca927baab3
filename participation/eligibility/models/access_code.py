"""Which personal access codes are out? Only salted hashes are kept, never the code."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeBatch(models.Model):
    class Purpose(models.TextChoices):
        POST = "post", _("letters by post")
        OFFICE = "office", _("handed out at the office or at a meeting")
        REPLACEMENT = "replacement", _("replacement for lost letters")

    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="code_batches")
    size = models.PositiveIntegerField(_("number of codes"))
    label = models.CharField(_("label"), max_length=80, blank=True)
    purpose = models.CharField(_("purpose"), max_length=12, choices=Purpose.choices, default=Purpose.POST)
    # Of the form that made it: a second press must not make a second batch. The command has none.
    submission_key = models.UUIDField(unique=True, null=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_on = models.DateField(auto_now_add=True)

    def __str__(self) -> str:
        return f"{self.process_id} x {self.size}"


class AccessCode(models.Model):
    """`selector` is the public first part of the code, `secret_hash` the hash of the rest."""

    batch = models.ForeignKey("eligibility.CodeBatch", models.CASCADE, related_name="codes")
    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="+")
    selector = models.CharField(max_length=8)
    secret_hash = models.CharField(max_length=128)
    revoked = models.BooleanField(_("revoked"), default=False)

    class Meta:
        verbose_name = _("access code")
        constraints = [
            models.UniqueConstraint(fields=["process", "selector"], name="a_selector_names_one_code_per_process")
        ]

    def __str__(self) -> str:
        return self.selector


class CodeUse(models.Model):
    """One for each code that was used, so that a batch knows how many.

    `mark` is a pseudonym of its own kind, without a time: nobody gets from it to the code or to a vote without the key.
    """

    batch = models.ForeignKey("eligibility.CodeBatch", models.CASCADE, related_name="uses")
    mark = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("use of a code")

    def __str__(self) -> str:
        return str(self.batch_id)
