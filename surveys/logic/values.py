"""What kinds of value are there, and how does one become another? The conversions of XPath 1.0 with ODK's dates."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isnan
from typing import Any

from surveys.logic.moments import DAY, DAYS, MONTHS, Moment, moment_text, read_moment
from surveys.logic.numbers import WHITE, number_text, plain_number

Value = str | float | bool | Moment


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression may look at. Nothing else: no clock, no language, no chance of its own.

    `now` is the local time, "2026-11-27T14:05:00.000". `seed` is a whole number that is stored with the answers.
    `months` and `days` (from Monday) are short names for `%b` and `%a`.
    """

    answers: Mapping[str, Any] = field(default_factory=dict)
    own: Any = ""
    columns: Mapping[str, Any] = field(default_factory=dict)
    now: str = ""
    offset: int | None = None
    seed: int | None = None
    months: tuple[str, ...] = MONTHS
    days: tuple[str, ...] = DAYS


def answer_text(answer: Any) -> str:  # noqa: ANN401 (JSON)
    """An answer as XForms stores it: always a text. Several choices are separated by spaces."""
    if isinstance(answer, str):
        return answer
    if isinstance(answer, bool):
        return "true" if answer else "false"
    if isinstance(answer, int | float):
        return number_text(_as_float(answer))
    if isinstance(answer, list | tuple):
        return " ".join(text for text in map(answer_text, answer) if text)
    return ""


def _as_float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")


def kind_of(value: Value) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "string" if isinstance(value, str) else "number" if isinstance(value, float) else "date"


def to_text(value: Value, context: Context) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return moment_text(value, context.offset) if isinstance(value, Moment) else number_text(value)


def to_number(value: Value, context: Context) -> float:
    """A text that is a date counts as days since 1970."""
    if isinstance(value, Moment):
        return value.at / DAY
    if not isinstance(value, str):
        return float(value)
    number = plain_number(value)
    moment = read_moment(value, context.offset) if isnan(number) else None
    return moment.at / DAY if moment else number


def to_boolean(value: Value) -> bool:
    """Each text but the empty one is true, "false" too."""
    if isinstance(value, float):
        return value != 0 and not isnan(value)
    return True if isinstance(value, Moment) else bool(value)


def words(text: str) -> list[str]:
    """The choices of a text as XForms stores them. Only the four white signs of XML separate."""
    for sign in WHITE[1:]:
        text = text.replace(sign, " ")
    return [word for word in text.split(" ") if word]


def normalised(text: str) -> str:
    return " ".join(words(text))
