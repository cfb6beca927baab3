"""What is asked? A survey, its editable draft and its frozen versions."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


class Survey(models.Model):
    """`draft` is the definition that staff edit (see surveys/definition); publishing freezes it as a version."""

    class State(models.TextChoices):
        DRAFT = "draft", _("in preparation")
        PUBLISHED = "published", _("published")
        CLOSED = "closed", _("closed")

    class Sampling(models.TextChoices):
        """Decides what may be said later; fixed at first publishing."""

        OPEN = "open", _("open to everybody who wants to answer")
        OPEN_WEIGHTED = "open_weighted", _("open to everybody, weighted by how many live in each part of the area")
        FULL_MAILING = "full_mailing", _("letter to everybody, one code each")
        RANDOM_SAMPLE = "random_sample", _("letter to a random sample, one code each")

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="surveys")
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    title = TranslatedField(_("title"))
    purpose = TranslatedField(_("what it is for, in one sentence"))
    languages = models.JSONField(_("languages"), default=list)
    draft = models.JSONField(_("draft"), default=dict)
    draft_revision = models.PositiveIntegerField(default=0)
    template_key = models.CharField(max_length=40, blank=True)
    placeholders = models.JSONField(_("texts filled in"), default=dict)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    sampling = models.CharField(_("who is invited"), max_length=14, choices=Sampling.choices, default=Sampling.OPEN)
    invited = models.PositiveIntegerField(_("number of people invited"), null=True, blank=True)
    minimum_age = models.PositiveSmallIntegerField(_("asked from this age on"), null=True, blank=True)
    anonymous = models.BooleanField(_("anonymous"), default=True)
    opens_at = models.DateTimeField(_("opens"), null=True, blank=True)
    closes_at = models.DateTimeField(_("closes"), null=True, blank=True)
    # Set when staff close it by hand. Forms on paper that came before may be keyed in for some days after the end.
    closed_at = models.DateTimeField(null=True, editable=False)
    paper_days = models.PositiveSmallIntegerField(_("days for forms on paper after the last day"), default=14)
    # Staff have said before that day that all forms are in.
    paper_complete_at = models.DateTimeField(null=True, editable=False)
    results_on = models.DateField(_("results are shown on"), null=True, blank=True)
    current = models.ForeignKey("surveys.SurveyVersion", models.PROTECT, null=True, related_name="+")
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("responsible person")
    )
    first_published_at = models.DateTimeField(null=True, blank=True)
    # The first release stays on record: opening the survey again would let single answers be told by subtraction.
    results_released_at = models.DateTimeField(_("results first released at"), null=True, blank=True, editable=False)
    results_public = models.BooleanField(_("everybody can read the results"), default=False, editable=False)
    # Everything is counted, and all marks of who took part were mixed once more. Nothing comes in after that: it would
    # come alone, and whoever compares two days would read it.
    mixed_at_end = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("survey")
        verbose_name_plural = _("surveys")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="draft") | models.Q(current__isnull=False),
                name="a_published_survey_has_a_frozen_version",
            ),
            models.CheckConstraint(
                condition=models.Q(minimum_age__isnull=True) | models.Q(minimum_age__range=(1, 120)),
                name="a_minimum_age_is_an_age",
            ),
            models.CheckConstraint(
                condition=models.Q(results_released_at__isnull=True) | models.Q(state="closed"),
                name="a_survey_with_released_results_stays_closed",
            ),
            models.CheckConstraint(
                condition=models.Q(results_public=False) | models.Q(results_released_at__isnull=False),
                name="public_results_were_released",
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    @property
    def self_selected(self) -> bool:
        """Nobody was drawn or addressed one by one, so there is no sampling error to be stated."""
        return self.sampling in (self.Sampling.OPEN, self.Sampling.OPEN_WEIGHTED)


class SurveyVersion(models.Model):
    """A definition as it was answered. Nothing in it changes but the spelling of a text (ADR 0025).

    `corrected` counts these changes; each leaves a `Correction`. `draft_revision`: the state of the draft that was
    frozen.
    """

    survey = models.ForeignKey("surveys.Survey", models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    definition = models.JSONField()
    frozen_at = models.DateTimeField(auto_now_add=True)
    corrected = models.PositiveSmallIntegerField(default=0)
    draft_revision = models.PositiveIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["survey", "number"], name="version_numbers_count_up_per_survey")]

    def __str__(self) -> str:
        return f"{self.survey_id} v{self.number}"
