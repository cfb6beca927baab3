"""What do residents say about an idea, and who has asked for a look at it?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.processes.models import Contribution


class Comment(Contribution):
    """A comment or an argument (`parent` is empty), or a reply to one; to a reply nobody replies (rules/commenting.py).

    `read_first`: it had to wait when it came, and waits again after a change. `team`: whoever works here wrote it.
    `hidden_because` stands on the page in place of a hidden text; the text itself stays for the desk.
    """

    class Side(models.TextChoices):
        PRO = "pro", _("for it")
        CONTRA = "contra", _("against it")
        NEUTRAL = "neutral", _("neither")

    class State(models.TextChoices):
        VISIBLE = "visible", _("public")
        WAITING = "waiting", _("waits for a check")
        HIDDEN = "hidden", _("hidden")
        WITHDRAWN = "withdrawn", _("taken back")

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="replies")
    submission_key = models.UUIDField(unique=True, editable=False)
    side = models.CharField(_("side"), max_length=7, choices=Side.choices, default=Side.NEUTRAL)
    text = models.TextField(_("text"), max_length=2000)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("author")
    )
    author_key = models.UUIDField(null=True, blank=True, editable=False)
    author_name = models.CharField(_("name shown"), max_length=60, blank=True)
    team = models.BooleanField(_("from the team"), default=False)
    state = models.CharField(_("state"), max_length=9, choices=State.choices)
    read_first = models.BooleanField(default=False, editable=False)
    hidden_because = models.CharField(_("why it is hidden"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("written"))
    edited_at = models.DateTimeField(_("changed"), null=True, blank=True)
    checked_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=True) | models.Q(side="neutral"), name="a_reply_takes_no_side"
            ),
            models.CheckConstraint(
                condition=models.Q(state="hidden") ^ models.Q(hidden_because=""),
                name="a_comment_is_hidden_for_a_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["idea", "parent", "id"], name="comments_as_they_are_read"),
            models.Index(
                fields=["author_key"], name="comments_of_one_person", condition=models.Q(author_key__isnull=False)
            ),
            models.Index(fields=["id"], name="comments_that_wait", condition=models.Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return f"{self.pk} on {self.idea_id}"


class CommentReport(models.Model):
    """Somebody asks the team to look at a comment. `reporter_key` leads to no person and to no vote.

    Open until somebody of the team has looked (`settled_at`); the same person's second report is none.
    """

    class Reason(models.TextChoices):
        HURTS = "hurts", _("It insults or threatens somebody.")
        PRIVATE = "private", _("It tells something private about a person.")
        SPAM = "spam", _("It is advertising.")
        UNTRUE = "untrue", _("It says something untrue about somebody.")
        ILLEGAL = "illegal", _("It is against the law in another way.")
        OTHER = "other", _("Something else")

    comment = models.ForeignKey("ideas.Comment", models.CASCADE, related_name="reports")
    reporter_key = models.UUIDField(editable=False)
    reason = models.CharField(_("reason"), max_length=7, choices=Reason.choices)
    text = models.CharField(_("in own words"), max_length=500, blank=True)
    reported_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField(_("looked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("report of a comment")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["comment", "reporter_key"], name="a_comment_is_reported_once_per_person")
        ]
        indexes = [models.Index(fields=["comment"], name="open_reports", condition=models.Q(settled_at__isnull=True))]

    def __str__(self) -> str:
        return f"{self.reason} {self.comment_id}"
