"""What do the functions about numbers do? IEEE 754 throughout; signed zeros are kept."""

from collections.abc import Callable, Mapping, Sequence
from math import ceil, copysign, floor, isfinite, isnan, nan, pi, sqrt, trunc

from surveys.logic import angles, powers
from surveys.logic.calls_texts import own_or_first
from surveys.logic.numbers import rounded
from surveys.logic.values import Context, Value, to_number

Function = Callable[[Context, Sequence[Value]], Value]


def _numbers(context: Context, values: Sequence[Value]) -> list[float]:
    return [to_number(value, context) for value in values]


def _of(function: Callable[..., float]) -> Function:
    return lambda context, values: function(*_numbers(context, values))


def _whole(cut: Callable[[float], int]) -> Function:
    def whole(number: float) -> float:
        return copysign(float(cut(number)), number) if isfinite(number) else number

    return _of(whole)


def _smallest(*numbers: float) -> float:
    return _first(numbers, lambda one, other: one < other)


def _largest(*numbers: float) -> float:
    return _first(numbers, lambda one, other: one > other)


def _first(numbers: Sequence[float], before: Callable[[float, float], bool]) -> float:
    found = numbers[0]
    for number in numbers:
        if isnan(number):
            return nan
        if before(number, found):
            found = number
    return found


def _root(number: float) -> float:
    return sqrt(number) if number >= 0 else nan


def _round(number: float, decimals: float = 0.0) -> float:
    return rounded(number, decimals)


NUMBERS: Mapping[str, Function] = {
    "number": lambda context, values: to_number(own_or_first(context, values), context),
    "int": _whole(trunc),
    "floor": _whole(floor),
    "ceiling": _whole(ceil),
    "round": _of(_round),
    "abs": _of(abs),
    "min": _of(_smallest),
    "max": _of(_largest),
    "sqrt": _of(_root),
    "pow": _of(powers.power),
    "exp": _of(powers.exp),
    "exp10": lambda context, values: powers.power(10.0, to_number(values[0], context)),
    "log": _of(powers.log),
    "log10": _of(powers.log10),
    "pi": lambda _context, _values: pi,
    "sin": _of(angles.sin),
    "cos": _of(angles.cos),
    "tan": _of(angles.tan),
    "asin": _of(angles.asin),
    "acos": _of(angles.acos),
    "atan": _of(angles.atan),
    "atan2": _of(angles.atan2),
}
