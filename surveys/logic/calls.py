"""Which function does what? Those that look at all their values; the others are in interpreter.py."""

from collections.abc import Callable, Mapping, Sequence

from surveys.logic.calls_choices import CHOICES
from surveys.logic.calls_dates import DATES
from surveys.logic.calls_numbers import NUMBERS
from surveys.logic.calls_texts import TEXTS
from surveys.logic.values import Context, Value

Function = Callable[[Context, Sequence[Value]], Value]

EAGER: Mapping[str, Function] = {**CHOICES, **TEXTS, **NUMBERS, **DATES}
