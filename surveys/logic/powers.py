"""What are the power, the logarithm and the exponential of a number? The same digits on all machines."""

from collections.abc import Callable
from functools import lru_cache
from math import copysign, inf, isinf, isnan, nan

from surveys.logic.fixed import ONE, PLACES, binary, fixed, nearest

MOST_FACTORS = 64
HUGE = 1100  # More than any logarithm of a double.


def _artanh(numerator: int, denominator: int) -> int:
    ratio = (numerator << PLACES) // denominator
    square = (ratio * ratio) >> PLACES
    total, odd = 0, 1
    while ratio:
        total += ratio // odd
        ratio = (ratio * square) >> PLACES
        odd += 2
    return total


@lru_cache(maxsize=1)
def _ln2() -> int:
    return 2 * _artanh(1, 3)


def _ln(value: float) -> int:
    """Of a positive number."""
    whole, exponent = binary(value)
    top = whole.bit_length() - 1
    unit = 1 << top
    return 2 * _artanh(whole - unit, whole + unit) + (exponent + top) * _ln2()


def _exp(argument: int) -> float:
    """Exponential of a fixed-point number."""
    turns = argument // _ln2()
    if abs(turns) > HUGE:
        return inf if turns > 0 else 0.0
    rest = argument - turns * _ln2()
    total, term, count = ONE, ONE, 0
    while term:
        count += 1
        term = ((term * rest) >> PLACES) // count
        total += term
    return nearest(total, turns - PLACES)


def exp(value: float) -> float:
    if isnan(value):
        return nan
    if abs(value) > HUGE:
        return inf if value > 0 else 0.0
    return _exp(fixed(value))


def log(value: float) -> float:
    return _logarithm(value, lambda: ONE)


def log10(value: float) -> float:
    return _logarithm(value, lambda: _ln(10.0))


def _logarithm(value: float, base: Callable[[], int]) -> float:
    if isnan(value) or value < 0:
        return nan
    if value == 0:
        return -inf
    if isinf(value):
        return inf
    found = _ln(value)
    size = nearest((abs(found) << PLACES) // base(), -PLACES)
    return -size if found < 0 else size


def power(base: float, exponent: float) -> float:
    if exponent == 0 or base == 1:
        return 1.0
    if isnan(base) or isnan(exponent):
        return nan
    size, whole = abs(base), not isinf(exponent) and exponent.is_integer()
    if base < 0 and not (isinf(base) or isinf(exponent) or whole):
        return nan
    on_edge = size in (0, 1, inf) or isinf(exponent)
    found = _edge(size, exponent) if on_edge else _size_of_power(size, exponent)
    return -found if whole and exponent % 2 == 1 and copysign(1.0, base) < 0 else found


def _edge(size: float, exponent: float) -> float:
    if size == 1:
        return 1.0
    return inf if (size > 1) == (exponent > 0) else 0.0


def _size_of_power(size: float, exponent: float) -> float:
    if exponent.is_integer() and 0 < exponent <= MOST_FACTORS:
        whole, place = binary(size)
        return nearest(whole ** int(exponent), place * int(exponent))
    if abs(exponent) > 2.0**64:
        return _edge(size, exponent)
    whole, place = binary(exponent)
    product = _ln(size) * whole
    return _exp(product << place if place >= 0 else product >> -place)
