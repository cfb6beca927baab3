"""When did or will something happen in the demo? Everything is counted from today, so it never grows old."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Calendar:
    today: date

    def day(self, days: int) -> date:
        """Negative numbers lie in the past."""
        return self.today + timedelta(days=days)

    def at(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        return timezone.make_aware(datetime.combine(self.day(days), time(hour, minute)))

    def next_day(self, weekday: int, after: int) -> int:
        """Days from today to the first such weekday (Monday is 0) that is at least `after` days ahead."""
        return after + (weekday - self.day(after).weekday()) % 7

    @property
    def closing(self) -> int:
        """Survey and ideas close on a Sunday in the week after next."""
        return self.next_day(SUNDAY, 9)
