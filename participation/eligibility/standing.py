"""How well is it proven that a person takes part once? Kept with each vote; never added up across levels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    BROWSER = "browser", _("once per browser")
    EMAIL = "email", _("confirmed e-mail address")
    CODE = "code", _("personal access code")
    STAFF = "staff", _("entered by staff")
    WALL = "wall", _("counted on a wall")


# Proven that each person counts once. What is not proven is counted apart, and the two are never added.
VERIFIED = (Standing.EMAIL, Standing.CODE, Standing.STAFF)
