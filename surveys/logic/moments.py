"""What is a date or a time of day, and how is it read and written?

Surveys live in local time: `offset` is None, a day has 24 hours, nothing jumps twice a year, and of a text with a zone
the clock on the wall counts. With an offset (minutes east of Greenwich) moments count from 1970 in Greenwich, as in
Enketo and ODK Web Forms.
"""

import re
from dataclasses import dataclass
from math import floor, isfinite

from surveys.logic.calendar import FIRST_YEAR, LAST_YEAR, date_of, days_before, is_date, year_of
from surveys.logic.numbers import WHITE

MINUTE, DAY = 60_000, 86_400_000
LAST_HOUR, LAST_MINUTE, FARTHEST_ZONE = 23, 59, 14
MOST_DAYS = 10_000_000  # Farther away than any date.
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")

_DATE = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"
_LOOSE_DATE = r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"
_TIME = r"(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2})(?:\.(?P<part>[0-9]+))?)?"
_ZONE = r"(?P<zone>Z|[+-][0-9]{2}:[0-9]{2})?"
STRICT = re.compile(rf"{_DATE}(?:T{_TIME}{_ZONE})?")
LOOSE = re.compile(rf"{_LOOSE_DATE}(?:T{_TIME}{_ZONE})?")
TIME = re.compile(rf"{_TIME}{_ZONE}")


@dataclass(frozen=True, slots=True)
class Moment:
    """Milliseconds since the first second of 1970."""

    at: int


@dataclass(frozen=True, slots=True)
class Civil:
    """The parts that calendar and clock show."""

    year: int
    month: int
    day: int
    weekday: int
    milliseconds: int


def read_moment(text: str, offset: int | None, *, loose: bool = False) -> Moment | None:
    """`loose` takes 2026-1-2 as well."""
    found = (LOOSE if loose else STRICT).fullmatch(text.strip(WHITE))
    if not found:
        return None
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if not is_date(year, month, day):
        return None
    time = _time(found) if found["hour"] else 0
    zone = _zone(found["zone"], offset)
    if time is None or zone is None:
        return None
    return in_range(days_before(year, month, day) * DAY + time - zone * MINUTE, offset)


def read_time(text: str, offset: int | None) -> int | None:
    """Milliseconds since midnight of a time of day."""
    found = TIME.fullmatch(text.strip(WHITE))
    time = _time(found) if found else None
    zone = _zone(found["zone"], offset) if found else None
    if time is None or zone is None:
        return None
    return (time + ((offset or 0) - zone) * MINUTE) % DAY


def _time(found: re.Match[str]) -> int | None:
    hour, minute, second = (int(found[name] or 0) for name in ("hour", "minute", "second"))
    if hour > LAST_HOUR or max(minute, second) > LAST_MINUTE:
        return None
    return ((hour * 60 + minute) * 60 + second) * 1000 + int(((found["part"] or "") + "000")[:3])


def _zone(text: str | None, offset: int | None) -> int | None:
    """Minutes east of Greenwich; None when there is no such zone."""
    zone = offset or 0
    if text:
        hours, minutes = (0, 0) if text == "Z" else (int(text[1:3]), int(text[4:6]))
        if hours > FARTHEST_ZONE or minutes > LAST_MINUTE:
            return None
        zone = (hours * 60 + minutes) * (-1 if text[0] == "-" else 1)
    return 0 if offset is None else zone


def moment_of_days(days: float, offset: int | None) -> Moment | None:
    if not isfinite(days) or abs(days) > MOST_DAYS:
        return None
    return in_range(floor(days * DAY + 0.5), offset)


def in_range(at: int, offset: int | None) -> Moment | None:
    year = year_of((at + (offset or 0) * MINUTE) // DAY)
    return Moment(at) if FIRST_YEAR <= year <= LAST_YEAR else None


def civil(moment: Moment, offset: int | None) -> Civil:
    days, milliseconds = divmod(moment.at + (offset or 0) * MINUTE, DAY)
    return Civil(*date_of(days), (days + 3) % 7, milliseconds)


def moment_text(moment: Moment, offset: int | None) -> str:
    """At midnight the date alone, as ODK does."""
    parts = civil(moment, offset)
    date = f"{parts.year:04}-{parts.month:02}-{parts.day:02}"
    if parts.milliseconds == 0:
        return date
    return f"{date}T{_clock(parts.milliseconds)}{_zone_text(offset)}"


def _clock(milliseconds: int) -> str:
    seconds, part = divmod(milliseconds, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{part:03}"


def _zone_text(offset: int | None) -> str:
    if offset is None:
        return ""
    return f"{'-' if offset < 0 else '+'}{abs(offset) // 60:02}:{abs(offset) % 60:02}"


def formatted(moment: Moment, pattern: str, offset: int | None, months: tuple[str, ...], days: tuple[str, ...]) -> str:
    """`%Y-%m-%d`; a sign that means nothing stays as it is."""
    parts = civil(moment, offset)
    seconds, part = divmod(parts.milliseconds, 1000)
    hour, minute = seconds // 3600, seconds // 60 % 60
    words = {
        "Y": f"{parts.year:04}",
        "y": f"{parts.year % 100:02}",
        "m": f"{parts.month:02}",
        "n": f"{parts.month}",
        "b": months[parts.month - 1],
        "d": f"{parts.day:02}",
        "e": f"{parts.day}",
        "a": days[parts.weekday],
        "H": f"{hour:02}",
        "h": f"{hour}",
        "M": f"{minute:02}",
        "S": f"{seconds % 60:02}",
        "3": f"{part:03}",
    }
    return re.sub("%([YymnbdeaHhMS3])", lambda found: words[found[1]], pattern)
