"""How is it said up to when the figures are counted?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.web.phrases import clock, day


def counted_in_words(counted_until: datetime | None) -> str:
    """Today the time is enough; else the day stands before it."""
    if counted_until is None:
        return _("not counted yet")
    if timezone.localtime(counted_until).date() == timezone.localdate():
        return _("counted up to %(time)s") % {"time": clock(counted_until)}
    return _("counted up to %(day)s, %(time)s") % {"day": day(counted_until), "time": clock(counted_until)}
