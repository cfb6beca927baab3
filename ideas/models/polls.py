"""What is put to the vote, how, and by which rule is it decided? All of it fixed before voting opens."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.texts import TranslatedField


def drawn() -> int:
    """A lot."""
    return secrets.randbelow(2**31)


class Poll(models.Model):
    """One question put to the vote. `kind` names a file in ideas/votekinds/, `settings` are its numbers.

    `rule` decides who wins where there is money to spend: a name of ideas/rules/budgeting. Money is in cents.
    `hidden`: nobody sees counts while it is open, so that nobody follows the others.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("in preparation")
        PUBLISHED = "published", _("published")
        CLOSED = "closed", _("closed")

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="polls")
    slug = models.SlugField(_("short name in addresses"), max_length=80, unique=True)
    title = TranslatedField(_("title"))
    intro = TranslatedField(_("what it is about"))
    kind = models.CharField(_("kind of vote"), max_length=12)
    settings = models.JSONField(default=dict)
    rule = models.CharField(_("rule"), max_length=20, blank=True)
    budget = models.BigIntegerField(_("money to spend"), null=True, blank=True)
    hidden = models.BooleanField(_("counts are shown after the end only"), default=True)
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.DRAFT)
    opens_at = models.DateTimeField(_("begins"), null=True, blank=True)
    closes_at = models.DateTimeField(_("ends"), null=True, blank=True)
    published_at = models.DateTimeField(null=True, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("poll")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(closes_at__isnull=True)
                | models.Q(opens_at__isnull=True)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="a_poll_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(state="draft")
                | models.Q(published_at__isnull=False, opens_at__isnull=False, closes_at__isnull=False),
                name="a_published_poll_has_a_period",
            ),
        ]

    def __str__(self) -> str:
        return self.slug


class PollOption(models.Model):
    """What can be chosen. `lot` is drawn when it is made: it breaks ties, and everybody could know it before.

    `idea`: where the proposal came from. `cost` in cents.
    """

    poll = models.ForeignKey("ideas.Poll", models.CASCADE, related_name="options")
    code = models.CharField(max_length=12)
    title = TranslatedField(_("title"))
    text = TranslatedField(_("description"))
    idea = models.ForeignKey("ideas.Idea", models.PROTECT, null=True, blank=True, related_name="+")
    cost = models.BigIntegerField(_("cost"), null=True, blank=True)
    place = models.PositiveSmallIntegerField(default=0)
    lot = models.PositiveIntegerField(default=drawn, editable=False)

    class Meta:
        verbose_name = _("option")
        ordering = ["place", "id"]
        constraints = [
            models.UniqueConstraint(fields=["poll", "code"], name="a_code_names_one_option_per_poll"),
            models.CheckConstraint(
                condition=models.Q(cost__isnull=True) | models.Q(cost__gte=0), name="no_option_earns"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id}: {self.code}"


class PollResult(models.Model):
    """What was decided when a poll closed, and what it was computed from. Never changed; a later count is a new one."""

    poll = models.ForeignKey("ideas.Poll", models.PROTECT, related_name="results")
    number = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    ballots = models.PositiveIntegerField()
    # SHA-256 of the ballots that were counted: where the newest result has it, a second run makes no other.
    input_hash = models.CharField(max_length=64)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["poll", "number"], name="results_of_a_poll_are_numbered"),
        ]

    def __str__(self) -> str:
        return f"{self.poll_id} #{self.number}"
