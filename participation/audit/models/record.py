"""Who did what when, and why? One row per administrative act; rows are never changed (database triggers)."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditRecord(models.Model):
    """`action` is a stable verb ("idea.moderated"), `subject` names the row ("ideas.idea:27").

    `details` holds facts of the act, never personal data or texts of residents.
    """

    at = models.DateTimeField(_("when"), auto_now_add=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
    )
    area = models.ForeignKey("places.Area", models.PROTECT, null=True, blank=True, related_name="+")
    action = models.CharField(_("act"), max_length=64)
    subject = models.CharField(_("on what"), max_length=80)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    details = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("audit record")
        ordering = ["-id"]
        indexes = [models.Index(fields=["subject"], name="audit_by_subject")]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
