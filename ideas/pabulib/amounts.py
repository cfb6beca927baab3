"""Which number stands in a cell? Exactly, with point or comma, never as a float."""

import re
from fractions import Fraction

# 15 digits are a thousand billions; longer ones are nonsense or an attack on the arithmetic.
_NUMBER = re.compile(r"([+-]?\d{1,15})(?:[.,](\d{1,9}))?(?:[eE]\+?(\d{1,2}))?", re.ASCII)
_LARGEST = 10**15


def number_in(text: str) -> Fraction | None:
    """None for what is no number, or none that a town could mean."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None:
        return None
    whole, after, exponent = found.groups()
    value = Fraction(f"{whole}.{after or 0}e{exponent or 0}")
    return value if abs(value) <= _LARGEST else None


def as_text(value: Fraction) -> str:
    """With a point, without zeros at the end: 1000, 99.5."""
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.9f}".rstrip("0")
