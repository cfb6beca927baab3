"""How is it said up to when the figures are counted?"""

from django.utils import timezone
from django.utils.translation import gettext as _

from dashboards.selectors.freshness import Freshness
from participation.web.phrases import clock, day


def freshness_in_words(fresh: Freshness) -> str:
    """Today the time is enough; else the day stands before it."""
    if fresh.counted_until is None:
        return _("not counted yet")
    if timezone.localtime(fresh.counted_until).date() == timezone.localdate():
        return _("counted up to %(time)s") % {"time": clock(fresh.counted_until)}
    return _("counted up to %(day)s, %(time)s") % {"day": day(fresh.counted_until), "time": clock(fresh.counted_until)}
