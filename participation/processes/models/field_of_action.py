"""What is it about? Fields of action, the codebook shared by ideas, needs and offers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


class FieldOfAction(models.Model):
    code = models.SlugField(max_length=40, unique=True)
    name = TranslatedField(_("name"))
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("field of action")
        verbose_name_plural = _("fields of action")
        ordering = ["order", "code"]

    def __str__(self) -> str:
        return self.code
