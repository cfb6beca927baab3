"""What did the draft of a survey look like before? Each change leaves one row; none is ever changed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DraftRevision(models.Model):
    """`number` is the survey's `draft_revision` at that time.

    Undo and redo lead along `parent`: the revision whose content stood before. A row made by them repeats an older
    one, whose number is its `content`; every other row is its own content.
    """

    survey = models.ForeignKey("surveys.Survey", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    draft = models.JSONField()
    # Those of surveys/selectors/settings_states.py; None in states that were kept before settings were.
    settings_state = models.JSONField(null=True)
    action = models.CharField(max_length=40, blank=True)
    on = models.CharField(max_length=120, blank=True)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    content = models.PositiveIntegerField()
    parent = models.PositiveIntegerField(null=True)
    # The opened page that saved it: its own automatic saving is no other author.
    editor = models.CharField(max_length=32, blank=True)

    class Meta:
        verbose_name = _("state of a draft")
        constraints = [models.UniqueConstraint(fields=["survey", "number"], name="one_state_of_a_draft_per_revision")]

    def __str__(self) -> str:
        return f"{self.survey_id} r{self.number}"
