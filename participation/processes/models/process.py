"""What is being asked, who decides, by when, and what is fixed? One participation process."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


class Process(models.Model):
    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        PUBLISHED = "published", _("published")
        ARCHIVED = "archived", _("archived")

    class Eligibility(models.TextChoices):
        """What proof is asked of somebody who takes part (see participation.eligibility)."""

        OPEN = "open", _("open to everybody")
        EMAIL = "email", _("with a confirmed e-mail address")
        CODE = "code", _("with a personal access code")

    class Moderation(models.TextChoices):
        PRE = "pre", _("before an idea appears")
        POST = "post", _("after an idea appears")

    class Comments(models.TextChoices):
        """May residents write below ideas, while a phase to discuss is open?"""

        OFF = "off", _("none")
        PLAIN = "plain", _("comments and replies")
        SIDES = "sides", _("arguments for and against, and replies")

    area = models.ForeignKey("places.Area", models.PROTECT, related_name="processes")
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    title = TranslatedField(_("title"))
    summary = TranslatedField(_("what is it about"))
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    eligibility = models.CharField(
        _("who may take part"), max_length=8, choices=Eligibility.choices, default=Eligibility.OPEN
    )
    moderation = models.CharField(
        _("ideas are checked"), max_length=4, choices=Moderation.choices, default=Moderation.POST
    )
    comments = models.CharField(_("comments below ideas"), max_length=5, choices=Comments.choices, default=Comments.OFF)
    support_votes = models.BooleanField(_("residents support ideas with a vote"), default=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    # The promise box: four short lines, shown before every act that counts.
    promise_open = TranslatedField(_("what is open"))
    promise_decides = TranslatedField(_("who decides"))
    promise_decides_on = models.DateField(_("decision by"), null=True, blank=True)
    promise_fixed = TranslatedField(_("what is already fixed"))
    surveys_read_twice = models.BooleanField(_("a colleague reads each survey before it is published"), default=False)
    results_released = models.BooleanField(_("results are public"), default=False)

    class Meta:
        verbose_name = _("participation process")
        verbose_name_plural = _("participation processes")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(eligibility__in=["open", "email", "code"]),
                name="eligibility_is_a_known_policy",
            ),
            models.CheckConstraint(
                condition=models.Q(moderation__in=["pre", "post"]), name="moderation_is_before_or_after"
            ),
            models.CheckConstraint(
                condition=models.Q(comments__in=["off", "plain", "sides"]), name="comments_are_of_a_known_kind"
            ),
        ]

    def __str__(self) -> str:
        return self.slug
