"""What are sine, cosine, tangent and their inverses? The same digits on all machines."""

from math import copysign, isfinite, isinf, isnan, isqrt, nan

from surveys.logic.fixed import ONE, PLACES, binary, fixed, nearest, pi

# Below this the function is the number itself.
TINY = 2.0**-60


def sin(value: float) -> float:
    if abs(value) < TINY:
        return value
    return nearest(_sine_and_cosine(value)[0], -PLACES) if isfinite(value) else nan


def cos(value: float) -> float:
    return nearest(_sine_and_cosine(value)[1], -PLACES) if isfinite(value) else nan


def tan(value: float) -> float:
    if abs(value) < TINY:
        return value
    if not isfinite(value):
        return nan
    sine, cosine = _sine_and_cosine(value)
    size = nearest((abs(sine) << PLACES) // abs(cosine), -PLACES)
    return size if (sine < 0) == (cosine < 0) else -size


def _sine_and_cosine(value: float) -> tuple[int, int]:
    """Reduced to the first eighth turn or so; pi is taken as exactly as the number is large."""
    extra = max(0, binary(value)[1] + 53)
    argument = fixed(value, PLACES + extra)
    quarter = pi(PLACES + extra) // 2
    turns = (2 * argument + quarter) // (2 * quarter)
    rest = (argument - turns * quarter) >> extra
    sine, cosine = _series(rest, rest), _series(rest, ONE)
    return [(sine, cosine), (cosine, -sine), (-sine, -cosine), (-cosine, sine)][turns % 4]


def _series(argument: int, first: int) -> int:
    """Of the sine when it begins with the argument, of the cosine when it begins with one."""
    square = (argument * argument) >> PLACES
    count = 1 if first == ONE else 2
    total, term, sign = first, abs(first), -1
    negative = first < 0
    while term:
        term = ((term * square) >> PLACES) // (count * (count + 1))
        total += -sign * term if negative else sign * term
        sign, count = -sign, count + 2
    return total


def _arcus(numerator: int, denominator: int) -> int:
    """Angle of a ratio between zero and one, by Euler's series."""
    ratio = (numerator << PLACES) // denominator
    square = (ratio * ratio) >> PLACES
    divisor = ONE + square
    factor = (square << PLACES) // divisor
    term = (ratio << PLACES) // divisor
    total, count = 0, 1
    while term:
        total += term
        term = (((term * factor) >> PLACES) * (2 * count)) // (2 * count + 1)
        count += 1
    return total


def _angle(opposite: int, adjacent: int) -> int:
    """Of a right-angled triangle; both sides positive or zero, and not both zero."""
    if opposite <= adjacent:
        return _arcus(opposite, adjacent)
    return pi(PLACES) // 2 - _arcus(adjacent, opposite)


def atan(value: float) -> float:
    if isnan(value) or abs(value) < TINY:
        return value
    return copysign(atan2(abs(value), 1.0), value)


def atan2(opposite: float, adjacent: float) -> float:
    if isnan(opposite) or isnan(adjacent):
        return nan
    if isinf(opposite) or isinf(adjacent):
        high, flat = float(isinf(opposite)), copysign(float(isinf(adjacent)), adjacent)
    else:
        high, flat = abs(opposite), adjacent
    backwards = copysign(1.0, flat) < 0
    if high == 0:
        angle = pi(PLACES) if backwards else 0
    elif flat > 0 and high / flat < TINY:
        return copysign(high / flat, opposite)
    else:
        angle = _angle(*_whole_sides(high, abs(flat)))
        angle = pi(PLACES) - angle if backwards else angle
    return copysign(nearest(angle, -PLACES), opposite)


def _whole_sides(high: float, flat: float) -> tuple[int, int]:
    """In the same unit."""
    tall, tall_place = binary(high)
    wide, wide_place = binary(flat)
    place = min(tall_place, wide_place)
    return tall << (tall_place - place), wide << (wide_place - place)


def asin(value: float) -> float:
    if isnan(value) or abs(value) > 1:
        return nan
    if abs(value) < TINY:
        return value
    return copysign(nearest(_arcsine(abs(value)), -PLACES), value)


def acos(value: float) -> float:
    if isnan(value) or abs(value) > 1:
        return nan
    angle = _arcsine(abs(value))
    quarter = pi(PLACES) // 2
    return nearest(quarter + angle if value < 0 else quarter - angle, -PLACES)


def _arcsine(value: float) -> int:
    side = fixed(value)
    return _angle(side, isqrt(ONE * ONE - side * side))
