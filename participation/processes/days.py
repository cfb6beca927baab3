"""On which day does something end, as people say it? A window is open until midnight of its last day."""

from datetime import date, datetime, timedelta

from django.utils import timezone


def last_day(ends_at: datetime) -> date:
    """`ends_at` is excluded: what ends on the 15th at 0:00 is open until the 14th."""
    return timezone.localtime(ends_at - timedelta(microseconds=1)).date()
