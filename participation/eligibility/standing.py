"""How well is it proven that a person takes part once? Kept with each vote; never added up across levels."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Standing(models.TextChoices):
    BROWSER = "browser", _("once per browser")
    EMAIL = "email", _("confirmed e-mail address")
    CODE = "code", _("personal access code")
    STAFF = "staff", _("entered by staff")
