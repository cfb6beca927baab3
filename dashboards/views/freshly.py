"""How is it said up to when the figures are counted?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.web.phrases import clock, day, number


def counted_in_words(counted_until: datetime | None, run: int = 0) -> str:
    """Today the time is enough; else the day stands before it. Two readers with the same `run` see the same figures."""
    if not run or counted_until is None:
        return _counted(counted_until)
    return _("%(counted)s, count no. %(run)s") % {"counted": _counted(counted_until), "run": number(run)}


def counted_on_in_words(counted_until: datetime | None, run: int = 0) -> str:
    """For pictures: the day is enough, and the same figures give the same picture all day."""
    if counted_until is None:
        return _("not counted yet")
    said = _("counted on %(day)s") % {"day": day(counted_until)}
    return _("%(counted)s, count no. %(run)s") % {"counted": said, "run": number(run)} if run else said


def _counted(counted_until: datetime | None) -> str:
    if counted_until is None:
        return _("not counted yet")
    if timezone.localtime(counted_until).date() == timezone.localdate():
        return _("counted up to %(time)s") % {"time": clock(counted_until)}
    return _("counted up to %(day)s, %(time)s") % {"day": day(counted_until), "time": clock(counted_until)}
