"""How is a number of the computer written as a whole number, and which number is nearest to a result?

The mathematics library of Python and those of the browsers differ in the last digit. Powers, logarithms and angles
are therefore calculated with whole numbers of some 256 binary places, in the same steps as static/js/logic/exact.js,
and rounded once at the end. Whoever changes a step here changes it there.
"""

from functools import lru_cache
from math import frexp, inf, ldexp

PLACES = 256
ONE = 1 << PLACES
DIGITS, FIRST_EXPONENT, LAST_EXPONENT = 53, -1074, 1024  # of a double


def binary(value: float) -> tuple[int, int]:
    """A whole number and the power of two that it is multiplied with."""
    mantissa, exponent = frexp(value)
    return int(mantissa * 2**DIGITS), exponent - DIGITS


def fixed(value: float, places: int = PLACES) -> int:
    whole, exponent = binary(value)
    shift = exponent + places
    return whole << shift if shift >= 0 else whole >> -shift


def nearest(whole: int, exponent: int) -> float:
    """The double nearest to whole * 2**exponent, halves to even."""
    if whole < 0:
        return -nearest(-whole, exponent)
    drop = max(whole.bit_length() - DIGITS, FIRST_EXPONENT - exponent)
    if drop > 0:
        left = whole & ((1 << drop) - 1)
        whole >>= drop
        exponent += drop
        half = 1 << (drop - 1)
        if left > half or (left == half and whole & 1):
            whole += 1
    if whole.bit_length() + exponent > LAST_EXPONENT:
        return inf
    return ldexp(whole, exponent)


@lru_cache(maxsize=8)
def pi(places: int) -> int:
    """Machin's formula, with a few places more than are returned."""
    unit = 1 << (places + 16)
    return (16 * _small_arcus(unit, 5) - 4 * _small_arcus(unit, 239)) >> 16


def _small_arcus(unit: int, divisor: int) -> int:
    """Angle whose tangent is 1 / divisor."""
    power = unit // divisor
    total, sign, odd = 0, 1, 1
    while power:
        total += sign * (power // odd)
        power //= divisor * divisor
        sign, odd = -sign, odd + 2
    return total
