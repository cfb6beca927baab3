"""What was proposed, for which place, and how far has it come?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.processes.models import Contribution


class Idea(Contribution):
    """One idea. `submission_key` makes a second press of the button return the same idea.

    `search_text` is folded (umlauts, case, word stems) so that both databases find German words.
    `shuffle_a/b` are fixed random numbers: a seeded order starts somewhere in one of them, so that
    no idea stays on top and no page sorts the whole list.
    """

    class Delivery(models.TextChoices):
        WISH = "wish", _("wish to the administration")
        SELF = "self", _("we do it ourselves")
        TOGETHER = "together", _("together")

    class Visibility(models.TextChoices):
        PENDING = "pending", _("waits for a check")
        PUBLISHED = "published", _("published")
        REJECTED = "rejected", _("not published")
        WITHDRAWN = "withdrawn", _("withdrawn")

    class Status(models.TextChoices):
        RECEIVED = "received", _("received")
        CHECKING = "checking", _("being checked")
        IN_COMMITTEE = "in_committee", _("in the committee")
        DECIDED = "decided", _("decided")
        DONE = "done", _("done")
        NOT_DONE = "not_done", _("not done")

    process = models.ForeignKey("processes.Process", models.PROTECT, related_name="ideas")
    submission_key = models.UUIDField(unique=True, editable=False)
    external_id = models.CharField(_("key of the source"), max_length=120, blank=True)
    source_url = models.URLField(_("address of the source"), max_length=500, blank=True)
    title = models.CharField(_("title"), max_length=120)
    text = models.TextField(_("text"), max_length=5000)
    language = models.CharField(_("language"), max_length=8, default="de")
    field_of_action = models.ForeignKey(
        "processes.FieldOfAction", models.PROTECT, null=True, blank=True, related_name="+"
    )
    delivery = models.CharField(_("who does it"), max_length=8, choices=Delivery.choices, default=Delivery.WISH)
    place_note = models.CharField(_("place in words"), max_length=120, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    photo = models.ImageField(_("photo"), upload_to="ideas/%Y/", blank=True)
    photo_alt = models.CharField(_("what the photo shows"), max_length=200, blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("author"),
    )
    author_key = models.UUIDField(null=True, blank=True, editable=False)
    author_name = models.CharField(_("name shown"), max_length=60, blank=True)
    receipt_hash = models.CharField(max_length=64, blank=True, editable=False)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.PENDING
    )
    # It came into quarantine: also after it was taken back and restored, somebody reads it first.
    read_first = models.BooleanField(default=False, editable=False)
    status = models.CharField(_("status"), max_length=14, choices=Status.choices, default=Status.RECEIVED)
    # Of the process's own steps, where it has some; `status` is what the step counts as.
    stage = models.ForeignKey("ideas.Stage", models.PROTECT, null=True, blank=True, related_name="+")
    # Where its supporters count, if it means the same as others; the main idea of such a group names itself.
    main = models.ForeignKey("self", models.PROTECT, null=True, editable=False, db_index=False, related_name="+")
    # The day until which somebody has promised the next news; empty when nobody has.
    news_due_on = models.DateField(_("next news by"), null=True, blank=True)
    created_at = models.DateTimeField(_("received"))
    changed_at = models.DateTimeField(auto_now=True)
    search_text = models.TextField(editable=False, default="")
    shuffle_a = models.IntegerField(editable=False)
    shuffle_b = models.IntegerField(editable=False)

    class Meta:
        verbose_name = _("idea")
        verbose_name_plural = _("ideas")
        constraints = [
            models.UniqueConstraint(
                fields=["process", "external_id"],
                condition=~models.Q(external_id=""),
                name="a_key_of_the_source_names_one_idea_per_process",
            ),
            models.CheckConstraint(
                condition=models.Q(lat__isnull=True, lon__isnull=True)
                | models.Q(lat__range=(-90, 90), lon__range=(-180, 180)),
                name="a_point_has_both_coordinates_on_earth",
            ),
        ]
        indexes = [
            models.Index(fields=["process", "visibility", "shuffle_a"], name="ideas_in_random_order_a"),
            models.Index(fields=["process", "visibility", "shuffle_b"], name="ideas_in_random_order_b"),
            models.Index(fields=["process", "visibility", "-created_at"], name="ideas_newest_first"),
            # Everything that a filter asks, so that a capped count reads no text.
            models.Index(
                fields=["process", "visibility", "status", "delivery", "field_of_action", "area", "main"],
                name="ideas_by_filter",
            ),
            models.Index(fields=["main"], name="ideas_in_groups", condition=models.Q(main__isnull=False)),
        ]

    def __str__(self) -> str:
        return self.title
