"""How many people live there, by what? Register or census counts to compare answers with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PopulationMargin(models.Model):
    """One count, for example area North, dimension `demo.age`, category `65_79`, 412 people.

    Dimension and category use the concept and option codes of the survey templates, so that they join.
    Dimension "total", category "all" is the number of residents.
    """

    area = models.ForeignKey("places.Area", models.CASCADE, related_name="population")
    dimension = models.CharField(_("dimension"), max_length=64)
    category = models.CharField(_("category"), max_length=64)
    count = models.PositiveIntegerField(_("number of people"))
    counted_on = models.DateField(_("date of the count"))
    source = models.CharField(_("source"), max_length=200)

    class Meta:
        verbose_name = _("population figure")
        constraints = [
            models.UniqueConstraint(
                fields=["area", "dimension", "category", "counted_on"],
                name="one_population_figure_per_area_category_and_date",
            )
        ]

    def __str__(self) -> str:
        return f"{self.area_id} {self.dimension}={self.category}: {self.count}"
