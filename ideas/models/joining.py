"""Who carries an idea with their own hands, what do they bring, and what do they ask the town for?"""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.processes.models import Contribution


class Contributor(Contribution):
    """One person who joins in. E-mail and telephone are for the team alone; the name is public only if they say so.

    `shown`: everybody may read `what`. Where ideas are read first, and of advertising, only when `checked_at` is set.

    `key` is the participant, and empty for whoever told it to staff. Whoever leaves is deleted: nothing needs the row.
    """

    class Brings(models.TextChoices):
        TIME = "time", _("time")
        TOOL = "tool", _("tool or material")
        KNOWLEDGE = "knowledge", _("knowledge")
        ROOM = "room", _("room or place")
        MONEY = "money", _("money")

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="contributors")
    submission_key = models.UUIDField(unique=True, editable=False)
    key = models.UUIDField(null=True, blank=True, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    brings = models.CharField(_("what kind of help"), max_length=9, choices=Brings.choices)
    what = models.CharField(_("what exactly"), max_length=160)
    name = models.CharField(_("name"), max_length=60, blank=True)
    name_is_public = models.BooleanField(_("everybody may read the name"), default=False)
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    language = models.CharField(max_length=8, default="de")
    shown = models.BooleanField(_("everybody may read what they bring"), default=False)
    checked_at = models.DateTimeField(_("looked at"), null=True, blank=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("person who joins in")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["idea", "key"], name="a_person_joins_an_idea_once"),
            models.CheckConstraint(
                condition=models.Q(name_is_public=False) | ~models.Q(name=""), name="a_public_name_is_there"
            ),
            models.CheckConstraint(
                condition=models.Q(account__isnull=False) | ~models.Q(email="") | ~models.Q(phone=""),
                name="whoever_joins_in_can_be_reached",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brings} for {self.idea_id}"


class Invitation(models.Model):
    """One message to all who join in, as it was sent. `submission_key` makes a second press send nothing."""

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="invitations")
    submission_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    text = models.TextField(_("message"), max_length=2000)
    reached = models.PositiveIntegerField(_("e-mails"))
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("invitation")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.reached}"


class Need(models.Model):
    """What an idea needs that residents carry out themselves, and what the town says to it. Money in cents."""

    class Kind(models.TextChoices):
        PERMISSION = "permission", _("a permission")
        ROOM = "room", _("a room or place")
        INSURANCE = "insurance", _("an insurance")
        MONEY = "money", _("a little money")

    class Answer(models.TextChoices):
        OPEN = "open", _("no answer yet")
        GRANTED = "granted", _("yes")
        REFUSED = "refused", _("no")

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="needs")
    kind = models.CharField(_("what is needed"), max_length=10, choices=Kind.choices)
    amount = models.PositiveIntegerField(_("amount"), null=True, blank=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(_("answer"), max_length=7, choices=Answer.choices, default=Answer.OPEN)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    office = models.CharField(_("office"), max_length=120, blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_on = models.DateField(_("answered on"), null=True, blank=True)

    class Meta:
        verbose_name = _("what an idea needs")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["idea", "kind"], name="an_idea_needs_a_thing_once"),
            models.CheckConstraint(
                condition=models.Q(kind="money", amount__isnull=False, amount__gt=0)
                | (~models.Q(kind="money") & models.Q(amount__isnull=True)),
                name="only_money_has_an_amount",
            ),
            models.CheckConstraint(
                condition=models.Q(answer="open", answered_on__isnull=True)
                | (~models.Q(answer="open") & models.Q(answered_on__isnull=False) & ~models.Q(office="")),
                name="an_answer_has_day_and_office",
            ),
            models.CheckConstraint(
                condition=~models.Q(answer="refused") | ~models.Q(reason=""), name="a_no_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} for {self.idea_id}"
