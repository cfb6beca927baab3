"""Who is there for people here? A club, an office, a parish, a group: a partner of the network."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """The contact is that of an office, never a private person's. The desk of `area` keeps it up."""

    area = models.ForeignKey("places.Area", models.PROTECT, related_name="organisations", verbose_name=_("area"))
    name = models.CharField(_("name"), max_length=120)
    about = models.CharField(_("what it is"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    website = models.URLField(_("website"), blank=True)

    class Meta:
        verbose_name = _("organisation")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["area", "name"], name="an_organisation_is_listed_once_in_an_area")
        ]

    def __str__(self) -> str:
        return self.name
