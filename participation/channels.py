"""By which way did a contribution reach us? Every idea, vote and response carries its channel."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    ONLINE = "online", _("online")
    PAPER = "paper", _("on paper")
    PHONE = "phone", _("by phone")
    COUNTER = "counter", _("at the counter")
    KIOSK = "kiosk", _("at the kiosk")
    EVENT = "event", _("at an event")
    DOOR = "door", _("at the door")
    SURVEY = "survey", _("in a survey")  # ideas that staff took from answers in own words


# Residents enter these themselves; for the others a staff member is named in `recorded_by`.
SELF_SERVICE = (Channel.ONLINE, Channel.KIOSK)
STAFF_CHANNELS = tuple(channel for channel in Channel if channel not in (*SELF_SERVICE, Channel.SURVEY))
