"""Into which periods does a stretch of days fall, so that a chart has neither three bars nor three hundred?"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

_MOST_DAYS, _MOST_WEEKS = 21, 30


@dataclass(frozen=True, slots=True)
class Period:
    first: date
    name: str


def periods_between(first: date, last: date) -> list[Period]:
    """Days, weeks from Monday, or months, oldest first, without holes."""
    days = (last - first).days + 1
    if days <= _MOST_DAYS:
        return [Period(day, _day(day)) for day in _every(first, last, 1)]
    if days <= _MOST_WEEKS * 7:
        monday = first - timedelta(days=first.weekday())
        return [Period(day, _week(day)) for day in _every(monday, last, 7)]
    return [Period(month, month_in_words(month)) for month in _months(first, last)]


def sum_by_period(periods: list[Period], counts: Iterable[tuple[date, int]]) -> list[int]:
    """Each count goes to the last period that begins on or before its day."""
    sums: dict[date, int] = dict.fromkeys((period.first for period in periods), 0)
    starts = sorted(sums)
    for day, count in counts:
        sums[_start_of(day, starts)] += count
    return [sums[period.first] for period in periods]


def _start_of(day: date, starts: list[date]) -> date:
    return starts[max(0, bisect_right(starts, day) - 1)]


def _every(first: date, last: date, step: int) -> list[date]:
    return [first + timedelta(days=offset) for offset in range(0, (last - first).days + 1, step)]


def _months(first: date, last: date) -> list[date]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return [
        date(first.year + (first.month - 1 + offset) // 12, (first.month - 1 + offset) % 12 + 1, 1)
        for offset in range(count)
    ]


def _day(day: date) -> str:
    # Translators: a day below a bar of a chart, in Django's date format
    return date_format(day, pgettext("date format", "j M"))


def _week(monday: date) -> str:
    return _("from %(day)s") % {"day": _day(monday)}


def month_in_words(month: date) -> str:
    # Translators: a month below a bar of a chart, in Django's date format
    return date_format(month, pgettext("date format", "M Y"))
