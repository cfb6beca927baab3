"""What does an organisation offer, to whom, where and when?"""

from datetime import date, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

OLD_AFTER = timedelta(days=365)


class ForWhom(models.TextChoices):
    """Groups that an offering is made for; none of them means everybody."""

    CHILDREN = "children", _("children")
    YOUTH = "youth", _("young people")
    FAMILIES = "families", _("families")
    OLDER = "older", _("older people")
    CARERS = "carers", _("people who care for relatives")
    DISABILITY = "disability", _("people with disabilities")
    NEWCOMERS = "newcomers", _("people who are new in Germany")
    HARDSHIP = "hardship", _("people in difficult situations")


class StepFree(models.TextChoices):
    YES = "yes", _("yes, without steps")
    NO = "no", _("no, there are steps")
    UNKNOWN = "unknown", _("nobody knows yet")


class Offering(models.Model):
    """`area` is the part in which it takes place, where that matters; its words are those of the organisation.

    `confirmed_on` is the day on which somebody last made sure that all this is true.
    """

    organisation = models.ForeignKey("directory.Organisation", models.PROTECT, related_name="offerings")
    title = models.CharField(_("title"), max_length=120)
    about = models.CharField(_("in one sentence"), max_length=300)
    field_of_action = models.ForeignKey(
        "processes.FieldOfAction", models.PROTECT, related_name="+", verbose_name=_("field of action")
    )
    for_whom = models.JSONField(_("for whom"), default=list, blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    area = models.ForeignKey(
        "places.Area", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("part of the area")
    )
    when = models.CharField(_("when"), max_length=200, blank=True)
    cost = models.CharField(_("cost"), max_length=120, blank=True)
    step_free = models.CharField(_("step-free"), max_length=8, choices=StepFree.choices, default=StepFree.UNKNOWN)
    languages = models.CharField(_("languages"), max_length=120, blank=True)
    confirmed_on = models.DateField(_("confirmed on"))
    taken_off_on = models.DateField(_("taken off on"), null=True, blank=True)

    class Meta:
        verbose_name = _("offer")
        ordering = ["title", "id"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "title"], name="an_organisation_offers_a_thing_once")
        ]

    def __str__(self) -> str:
        return self.title

    def is_old(self, on: date) -> bool:
        """Nobody made sure within a year that it is still true."""
        return self.confirmed_on < on - OLD_AFTER

    @property
    def groups(self) -> list[str]:
        """For whom it is, in words; empty for everybody."""
        return [str(group.label) for group in ForWhom if group.value in self.for_whom]
