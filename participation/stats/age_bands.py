"""Which bands of age can hold somebody whom a survey asks? Codes as population figures use them: u14, 14_17, 85p."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

_BELOW, _BETWEEN, _FROM = re.compile(r"u(\d+)"), re.compile(r"(\d+)_(\d+)"), re.compile(r"(\d+)p")


@dataclass(frozen=True, slots=True)
class Band:
    """Years of age, both ends included; `high` None is open upwards."""

    low: int
    high: int | None


def band_of(code: str) -> Band | None:
    """None for a code that names no band."""
    if found := _BELOW.fullmatch(code):
        return Band(0, int(found[1]) - 1)
    if found := _BETWEEN.fullmatch(code):
        return Band(int(found[1]), int(found[2]))
    return Band(int(found[1]), None) if (found := _FROM.fullmatch(code)) else None


def not_asked(codes: Collection[str], minimum_age: int | None) -> frozenset[str]:
    """Bands with people below the minimum age, wholly or in part: they cannot be compared with the answers."""
    if not minimum_age:
        return frozenset()
    bands = {code: band_of(code) for code in codes}
    return frozenset(code for code, band in bands.items() if band is not None and band.low < minimum_age)


def people_from(ages: Mapping[str, int], minimum_age: int | None) -> int | None:
    """How many people are at least this old; None where the bands do not say it exactly."""
    bands = {code: band_of(code) for code in ages}
    if not ages or not minimum_age or None in bands.values():
        return None
    out = not_asked(ages, minimum_age)
    highs = [bands[code].high for code in out]  # type: ignore[union-attr]  # no None among them, see above
    if any(high is None or high >= minimum_age for high in highs):
        return None
    return sum(count for code, count in ages.items() if code not in out)
