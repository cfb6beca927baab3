"""Into which periods do days fall?"""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from dashboards.panels.periods import periods_between, sum_by_period

days = st.dates(date(2024, 1, 1), date(2028, 12, 31))


@given(days, st.integers(0, 900))
def test_every_day_falls_into_one_period_and_charts_stay_readable(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    periods = periods_between(first, last)
    every_day = [(first + timedelta(days=offset), 1) for offset in range(length + 1)]
    assert sum(sum_by_period(periods, every_day)) == length + 1
    assert 1 <= len(periods) <= 31
    assert periods[0].first <= first
    assert [period.first for period in periods] == sorted({period.first for period in periods})


def test_three_weeks_are_days_half_a_year_weeks_from_monday() -> None:
    start = date(2026, 6, 3)
    assert len(periods_between(start, start + timedelta(days=20))) == 21
    weeks = periods_between(start, start + timedelta(days=60))
    assert all(period.first.weekday() == 0 for period in weeks)
    months = periods_between(start, start + timedelta(days=400))
    assert all(period.first.day == 1 for period in months)
