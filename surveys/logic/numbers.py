"""How is a number written, read and rounded? As XPath 1.0 does, digit for digit as static/js/logic/values.js."""

import re
from decimal import Decimal
from math import copysign, fmod, inf, isfinite, isnan, nan

# Digits of the alphabet of computers only, no sign but minus, no exponent.
PLAIN = re.compile(r"-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)")
WHITE = " \t\r\n"
# Beyond this no double has another digit.
MOST_DECIMALS = 400


def number_text(value: float) -> str:
    """Without exponent, without ".0", and zero without a sign; the shortest digits that mean this very number."""
    if isnan(value):
        return "NaN"
    if not isfinite(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == 0:
        return "0"
    text = format(Decimal(repr(value)), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain_number(text: str) -> float:
    """NaN when the text is no number."""
    text = text.strip(WHITE)
    return float(text) if PLAIN.fullmatch(text) else nan


def rounded(value: float, decimals: float) -> float:
    """Halves away from zero, judged by the digits that people see: 1.005 becomes 1.01."""
    if isnan(decimals):
        return nan
    if not isfinite(value) or value == 0:
        return value
    places = int(max(-MOST_DECIMALS, min(MOST_DECIMALS, decimals)))
    digits, exponent = _digits(abs(value))
    surplus = -exponent - places
    if surplus <= 0:
        return value
    unit = 10**surplus
    whole, left = divmod(digits, unit)
    whole += 2 * left >= unit
    return copysign(float(f"{whole}e{-places}"), value)


def _digits(value: float) -> tuple[int, int]:
    """Whole number and power of ten."""
    parts = Decimal(repr(value)).as_tuple()
    return int("".join(map(str, parts.digits))), int(parts.exponent)


def remainder(left: float, right: float) -> float:
    """With the sign of the left side."""
    if isnan(left) or isnan(right) or not isfinite(left) or right == 0:
        return nan
    if not isfinite(right):
        return left
    return fmod(left, right)


def quotient(left: float, right: float) -> float:
    if right == 0:
        if left == 0 or isnan(left):
            return nan
        return copysign(inf, left) * copysign(1.0, right)
    return left / right
