"""What was an office asked about one idea or finding, and what did it answer? A draft until the team releases it."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class OfficeQuestion(models.Model):
    """The office answers by a link, without an account. `secret` signs it; a new one ends the links that were sent."""

    class State(models.TextChoices):
        OPEN = "open", _("waits for the office")
        ANSWERED = "answered", _("waits for release")
        SENT_BACK = "sent_back", _("sent back")
        RELEASED = "released", _("released")
        REVOKED = "revoked", _("taken back")

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="office_questions")
    idea = models.ForeignKey("ideas.Idea", models.PROTECT, null=True, blank=True, related_name="+")
    survey = models.ForeignKey("surveys.Survey", models.PROTECT, null=True, blank=True, related_name="+")
    measure = models.CharField(_("finding"), max_length=120, blank=True)
    about = models.CharField(_("about"), max_length=300)
    question = models.TextField(_("question"), max_length=1000)
    office = models.CharField(_("office"), max_length=120)
    email = models.EmailField(_("e-mail address of the office"))
    due_on = models.DateField(_("answer by"))
    valid_until = models.DateField(_("the link is valid until"))
    secret = models.UUIDField(default=uuid.uuid4, editable=False)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    answer = models.TextField(_("answer"), max_length=5000, blank=True)
    reason = models.TextField(_("why"), max_length=2000, blank=True)
    signed = models.CharField(_("name under the answer"), max_length=120, blank=True)
    note = models.CharField(_("what is missing"), max_length=500, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)
    submission_key = models.UUIDField(unique=True)

    class Meta:
        verbose_name = _("question to an office")
        ordering = ["due_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(idea__isnull=False, survey__isnull=True, measure="")
                    | (models.Q(idea__isnull=True, survey__isnull=False) & ~models.Q(measure=""))
                ),
                name="an_office_is_asked_about_one_idea_or_one_finding",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["answered", "released"]) | ~models.Q(answer=""),
                name="an_answer_of_an_office_says_something",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("due_on")), name="a_link_to_answer_lasts_until_its_day"
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk} to {self.office}"
