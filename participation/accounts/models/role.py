"""What may an account do in which area? A role holds for the area and everything below it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    STAFF = "staff", _("neighbourhood staff")
    MODERATOR = "moderator", _("moderator")
    OFFICIAL = "official", _("official")
    ADMINISTRATOR = "administrator", _("administrator")


class RoleAssignment(models.Model):
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="roles")
    area = models.ForeignKey("places.Area", models.CASCADE, related_name="+")
    role = models.CharField(_("role"), max_length=16, choices=Role.choices)

    class Meta:
        verbose_name = _("role")
        constraints = [
            models.UniqueConstraint(fields=["account", "area", "role"], name="a_role_is_given_once_per_area"),
            models.CheckConstraint(condition=models.Q(role__in=Role.values), name="a_role_is_a_known_one"),
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.area_id}"
