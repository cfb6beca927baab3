"""What has been done about an idea since, on which day, and how does it look?"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Update(models.Model):
    """Told by staff. `hidden`: taken back; the row stays, so that the act can be undone.

    `submission_key` makes a second press of the button return the same update.
    """

    idea = models.ForeignKey("ideas.Idea", models.CASCADE, related_name="updates")
    submission_key = models.UUIDField(unique=True, editable=False)
    happened_on = models.DateField(_("day"))
    text = models.TextField(_("what happened"), max_length=1500)
    office = models.CharField(_("office"), max_length=120, blank=True)
    photo = models.ImageField(_("photo"), upload_to="ideas/%Y/", blank=True)
    photo_alt = models.CharField(_("what the photo shows"), max_length=200, blank=True)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    told_at = models.DateTimeField(auto_now_add=True)
    hidden = models.BooleanField(_("taken back"), default=False)

    class Meta:
        verbose_name = _("news about an idea")
        ordering = ["happened_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(photo="") | ~models.Q(photo_alt=""), name="a_photo_of_news_is_described"
            )
        ]

    def __str__(self) -> str:
        return f"{self.idea_id}: {self.happened_on}"
