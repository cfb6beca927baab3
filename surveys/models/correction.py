"""Which misspelled texts of a frozen version were put right, by whom and when? Each leaves one row."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Correction(models.Model):
    """`name` as in surveys/drafting/texts.py. With these rows the version can be read as it was first frozen."""

    version = models.ForeignKey("surveys.SurveyVersion", models.CASCADE, related_name="corrections")
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=8)
    before = models.TextField()
    after = models.TextField()
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("correction of a version")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.version_id} {self.name}"
