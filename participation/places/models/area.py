"""Which areas are there? A tree: municipality > district > neighbourhood > sub-area."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    """`path` holds the ids from the root down ("1/4/9/"), so a subtree is one prefix query.

    `outline` is a GeoJSON geometry (Polygon or MultiPolygon, WGS 84, longitude first).
    """

    class Kind(models.TextChoices):
        MUNICIPALITY = "municipality", _("municipality")
        DISTRICT = "district", _("district")
        NEIGHBOURHOOD = "neighbourhood", _("neighbourhood")
        SUB_AREA = "sub_area", _("sub-area")

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    external_id = models.CharField(_("key of the municipality"), max_length=64, blank=True)
    path = models.CharField(max_length=200, db_index=True, editable=False, default="")
    outline = models.JSONField(_("outline"), null=True, blank=True)

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        ordering = ["path"]
        constraints = [
            models.UniqueConstraint(
                fields=["external_id"],
                condition=~models.Q(external_id=""),
                name="a_key_of_the_municipality_names_one_area",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="municipality") | models.Q(parent__isnull=False),
                name="only_a_municipality_stands_on_top",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ancestor_ids(self) -> list[int]:
        """Ids from the root down to this area itself."""
        return [int(part) for part in self.path.strip("/").split("/") if part]
