"""Who is there for the people of an area, and when do they meet?"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


class Office(models.Model):
    """The contact point (Quartiersbüro, Anlaufstelle) of an area."""

    area = models.OneToOneField("places.Area", models.CASCADE, related_name="office")
    name = models.CharField(_("name"), max_length=120)
    people = TranslatedField(_("who is there"))
    address = models.CharField(_("address"), max_length=200)
    access = TranslatedField(_("access without barriers"))
    opening_hours = TranslatedField(_("opening hours"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)

    class Meta:
        verbose_name = _("neighbourhood office")

    def __str__(self) -> str:
        return self.name


class Occasion(models.Model):
    """A date on which people meet."""

    area = models.ForeignKey("places.Area", models.CASCADE, related_name="occasions")
    title = TranslatedField(_("title"))
    note = TranslatedField(_("time, place and access in one sentence"))
    starts_at = models.DateTimeField(_("begins"))

    class Meta:
        verbose_name = _("occasion")
        ordering = ["starts_at"]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d} {self.area_id}"
