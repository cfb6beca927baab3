"""How do numbers and days read in the reader's language?"""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from participation.processes.days import last_day


def number(value: float | Decimal | str | None, decimals: int | None = None) -> str:
    """Write 3004 as 3.004 in German and 3,004 in English."""
    if value is None or value == "":
        return ""
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


def money(cents: int | None) -> str:
    """Write 320000 as 3.200 € in German and €3,200 in English; cents only where there are any."""
    if cents is None:
        return ""
    amount = number(Decimal(cents) / 100, 2 if cents % 100 else 0)
    # Translators: an amount of euros, with a space that does not break
    return _("€%(amount)s") % {"amount": amount}


def day_long(value: date | datetime) -> str:
    """Say "Sonntag, 14. Juni", with the year when it is not the current one."""
    day = _as_day(value)
    if day.year == timezone.localdate().year:
        # Translators: a day with weekday, in Django's date format
        return date_format(day, pgettext("date format", "l, j F"))
    # Translators: a day with weekday and year, in Django's date format
    return date_format(day, pgettext("date format", "l, j F Y"))


def day(value: date | datetime) -> str:
    """Say "14. Juni 2026"."""
    # Translators: a day with year, in Django's date format
    return date_format(_as_day(value), pgettext("date format", "j F Y"))


def day_short(value: date | datetime) -> str:
    """Say "14. Juni", with the year when it is not the current one; for dates that stand in a list."""
    day = _as_day(value)
    # Translators: a day without year, in Django's date format
    short = date_format(day, pgettext("date format", "j F"))
    return short if day.year == timezone.localdate().year else f"{short} {day.year}"


def until_day(value: date | datetime) -> str:
    """Say "bis Sonntag, 14. Juni". A moment is an end that is excluded: midnight belongs to the day before."""
    last = last_day(value) if isinstance(value, datetime) else value
    return _("until %(day)s") % {"day": day_long(last)}


def phone_link(value: str) -> str:
    """The dialled form of a telephone number: digits and a leading plus."""
    return "".join(sign for sign in value if sign.isdigit() or sign == "+")


def hour(value: datetime) -> str:
    """Say "17 Uhr" or "17:30 Uhr"."""
    moment = timezone.localtime(value)
    # Translators: a full hour in Django's date format, in German "G \\U\\h\\r"
    full = pgettext("time format", "g A")
    # Translators: hour and minutes in Django's date format, in German "G:i \\U\\h\\r"
    with_minutes = pgettext("time format with minutes", "g:i A")
    return date_format(moment, with_minutes if moment.minute else full)


def time_of_day(value: datetime) -> str:
    """Say "14:03"."""
    return date_format(timezone.localtime(value), "H:i")


def clock(value: datetime) -> str:
    """Say "14:03:12", for the freshness of counts."""
    return date_format(timezone.localtime(value), "H:i:s")


def _as_day(value: date | datetime) -> date:
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value
