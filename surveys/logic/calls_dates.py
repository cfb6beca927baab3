"""What do the functions about dates do? The clock and the names of days come from the context."""

from collections.abc import Callable, Mapping, Sequence
from math import nan

from surveys.logic.moments import DAY, Moment, civil, formatted, moment_of_days, read_moment, read_time
from surveys.logic.values import Context, Value, to_text


def now(context: Context, _values: Sequence[Value]) -> Moment:
    found = read_moment(context.now, context.offset)
    if found is None:
        raise ValueError("An expression with today() or now() needs the time.")
    return found


def today(context: Context, values: Sequence[Value]) -> Moment:
    moment = now(context, values)
    return Moment(moment.at - civil(moment, context.offset).milliseconds)


def date(context: Context, values: Sequence[Value]) -> Value:
    """The empty text when it is no date."""
    return _moment(context, values[0]) or ""


def decimal_date_time(context: Context, values: Sequence[Value]) -> float:
    found = _moment(context, values[0])
    return found.at / DAY if found else nan


def decimal_time(context: Context, values: Sequence[Value]) -> float:
    """Part of the day that has gone by: 0.5 at noon."""
    text = to_text(values[0], context)
    moment = values[0] if isinstance(values[0], Moment) else read_moment(text, context.offset)
    time = civil(moment, context.offset).milliseconds if moment else read_time(text, context.offset)
    return nan if time is None else time / DAY


def format_date(context: Context, values: Sequence[Value]) -> str:
    found = _moment(context, values[0])
    if found is None:
        return ""
    return formatted(found, to_text(values[1], context), context.offset, context.months, context.days)


def _moment(context: Context, value: Value) -> Moment | None:
    if isinstance(value, Moment):
        return value
    if isinstance(value, float):
        return moment_of_days(value, context.offset)
    return read_moment(value, context.offset, loose=True) if isinstance(value, str) else None


DATES: Mapping[str, Callable[[Context, Sequence[Value]], Value]] = {
    "now": now,
    "today": today,
    "date": date,
    "date-time": date,
    "decimal-date-time": decimal_date_time,
    "decimal-time": decimal_time,
    "format-date": format_date,
    "format-date-time": format_date,
}
