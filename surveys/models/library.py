"""Which questions does a municipality keep to ask them again? One row per question or page, under a name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LibraryEntry(models.Model):
    """`content` is a part of a draft (see surveys/drafting/bringing.py); surveys that took it do not hang on it.

    It belongs to the staff of its area; `shared` lets everybody of the installation put it into their drafts.
    """

    area = models.ForeignKey("places.Area", models.PROTECT, related_name="+", verbose_name=_("area"))
    name = models.CharField(_("name"), max_length=120)
    content = models.JSONField()
    field_of_action = models.ForeignKey(
        "processes.FieldOfAction",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("field of action"),
    )
    shared = models.BooleanField(_("for all areas"), default=False)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)
    # A second press of the same form keeps nothing twice.
    submission_key = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("kept question")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["area", "name"], name="a_name_stands_once_in_a_library")]

    def __str__(self) -> str:
        return self.name
