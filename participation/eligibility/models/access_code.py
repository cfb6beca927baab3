"""Which personal access codes are out? Only salted hashes are kept, never the code."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CodeBatch(models.Model):
    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="code_batches")
    size = models.PositiveIntegerField(_("number of codes"))
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
