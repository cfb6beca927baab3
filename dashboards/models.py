"""What is kept of an evaluation? Reports, which somebody stands for, and looks at it under names of one's own."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Report(models.Model):
    """A version. `content` is frozen when it is made; `edits` are what people wrote instead, by the name of a text.

    What is released never changes: `sha256` proves content and edits. It can be taken back with a public reason, and
    then nobody gets a file of it. `progress` is percent while a worker makes it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waits for its turn")
        MAKING = "making", _("is being made")
        READY = "ready", _("draft")
        RELEASED = "released", _("released")
        FAILED = "failed", _("could not be made")
        WITHDRAWN = "withdrawn", _("taken back")

    class Variant(models.TextChoices):
        FULL = "full", _("report of results")
        COUNCIL = "council", _("paper for the council, two pages")
        POSTER = "poster", _("poster for residents (A2)")
        PLAIN = "plain", _("one page in plain language")
        FUNDER = "funder", _("factual report for the funder")

    class Language(models.TextChoices):
        GERMAN = "de", _("German")
        ENGLISH = "en", _("English")

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField(_("version"))
    variant = models.CharField(_("kind of report"), max_length=8, choices=Variant.choices, default=Variant.FULL)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices, default=Language.GERMAN)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0)
    content = models.JSONField(default=dict, blank=True)
    edits = models.JSONField(default=dict, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    fold_run = models.ForeignKey("tally.FoldRun", models.PROTECT, null=True, blank=True, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    begun_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(null=True, blank=True)
    released_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    released_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("report")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["process", "number"], name="a_version_of_a_report_has_its_own_number"),
            models.CheckConstraint(
                condition=~models.Q(state__in=["ready", "released", "withdrawn"]) | models.Q(made_at__isnull=False),
                name="a_report_to_read_was_made",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["released", "withdrawn"])
                | (models.Q(released_at__isnull=False, released_by__isnull=False) & ~models.Q(sha256="")),
                name="somebody_stands_for_a_released_report",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="withdrawn")
                | (models.Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~models.Q(withdrawn_because="")),
                name="a_report_is_taken_back_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"report {self.process_id}/{self.number}"

    @property
    def is_made(self) -> bool:
        return self.has_files or self.state == self.State.WITHDRAWN

    @property
    def has_files(self) -> bool:
        return self.state in (self.State.READY, self.State.RELEASED)


class SavedView(models.Model):
    """A look at a page of the evaluation that somebody keeps. `query` is what was chosen there, at its shortest."""

    class Page(models.TextChoices):
        OVERVIEW = "overview", _("overview")
        SURVEY = "survey", _("answers of a survey")
        GROUPS = "groups", _("answers by groups")

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    process = models.ForeignKey("processes.Process", models.CASCADE, related_name="+")
    survey = models.ForeignKey("surveys.Survey", models.CASCADE, null=True, blank=True, related_name="+")
    page = models.CharField(max_length=8, choices=Page.choices)
    query = models.CharField(max_length=300, blank=True)
    name = models.CharField(_("name"), max_length=60)
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("saved view")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["account", "process", "name"], name="a_saved_view_has_a_name_of_its_own"),
            models.CheckConstraint(
                condition=models.Q(page="overview", survey__isnull=True)
                | models.Q(page__in=["survey", "groups"], survey__isnull=False),
                name="a_saved_view_of_answers_names_its_survey",
            ),
        ]

    def __str__(self) -> str:
        return f"saved view {self.pk}"
