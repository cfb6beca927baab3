"""Which date is so many days after 1970-01-01? The Gregorian calendar throughout, years 1 to 9999."""

FIRST_YEAR, LAST_YEAR = 1, 9999
FEBRUARY, MONTHS_IN_YEAR = 2, 12
SHORT_MONTHS = (4, 6, 9, 11)
BEFORE_1970 = 719_162  # Days from 0001-01-01.


def days_in(year: int, month: int) -> int:
    if month == FEBRUARY:
        return 29 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 28
    return 30 if month in SHORT_MONTHS else 31


def is_date(year: int, month: int, day: int) -> bool:
    return FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= MONTHS_IN_YEAR and 1 <= day <= days_in(year, month)


def days_before(year: int, month: int, day: int) -> int:
    """Days from 1970-01-01; negative before."""
    before = year - 1
    leap_days = before // 4 - before // 100 + before // 400
    in_year = sum(days_in(year, earlier) for earlier in range(1, month)) + day - 1
    return before * 365 + leap_days + in_year - BEFORE_1970


def year_of(days: int) -> int:
    year = (days + BEFORE_1970) * 400 // 146_097 + 1
    while days_before(year, 1, 1) > days:
        year -= 1
    while days_before(year + 1, 1, 1) <= days:
        year += 1
    return year


def date_of(days: int) -> tuple[int, int, int]:
    year = year_of(days)
    month = next(month for month in range(MONTHS_IN_YEAR, 0, -1) if days_before(year, month, 1) <= days)
    return year, month, days - days_before(year, month, 1) + 1
