"""How can a figure of any filter be told without telling of one person? A little changed, and always in the same way.

Cell-key method (Fraser & Wooton 2005, Australian Bureau of Statistics; Giessing & Tent 2019 for the German census):
each record has a random key, the sum of the keys in a cell decides how its count is changed. The same people give the
same figure in each view. Zero stays zero, one and two never appear, a change is at most `reach`, and on average there
is none: of all changes that are allowed for a count the least certain ones with mean zero are taken (discrete normal,
tilted). Figures need not add up, and percentages are made from changed counts. Views that are filtered by fixed groups
are protected exactly by `disclosure` instead. Two filters of the same people show the same figure, so filters must not
be able to single somebody out: groups stay at `disclosure`'s least size.
"""

import hmac
from collections.abc import Iterable
from functools import lru_cache
from math import exp

REACH = 3
SPREAD = 2.0  # variance before the tilt
NEVER = (1, 2)


def record_key(secret: bytes, record: str) -> float:
    """In [0, 1); nobody without the secret can foresee it."""
    digest = hmac.digest(secret, record.encode(), "sha256")
    return int.from_bytes(digest[:8]) / 2**64


def cell_key(keys: Iterable[float]) -> float:
    """The fraction of the sum, whatever the order."""
    return sum(int(key * 2**53) for key in keys) % 2**53 / 2**53


def changed(count: int, key: float, *, reach: int = REACH) -> int:
    """The figure that may be shown for `count` people whose keys have this cell key."""
    if count < 0 or not 0 <= key < 1:
        raise ValueError(f"{count} people with the key {key}")
    below = 0.0
    steps = changes(count, reach)
    for step, chance in steps:
        below += chance
        if key < below:
            return count + step
    return count + steps[-1][0]


@lru_cache(maxsize=1_000)
def changes(count: int, reach: int = REACH) -> tuple[tuple[int, float], ...]:
    """Each allowed change with its chance; the mean is zero."""
    if count == 0:
        return ((0, 1.0),)
    return _tilted(min(count, reach + max(NEVER) + 1), reach)  # above that all changes are allowed


def _tilted(count: int, reach: int) -> tuple[tuple[int, float], ...]:
    allowed = [step for step in range(-reach, reach + 1) if count + step >= 0 and count + step not in NEVER]
    if not any(step < 0 for step in allowed) or not any(step > 0 for step in allowed):
        return ((0, 1.0),)
    low, high = -50.0, 50.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if _mean(allowed, middle) < 0 else (low, middle)
    weights = [_weight(step, low) for step in allowed]
    return tuple((step, weight / sum(weights)) for step, weight in zip(allowed, weights, strict=True))


def _mean(allowed: list[int], tilt: float) -> float:
    weights = [_weight(step, tilt) for step in allowed]
    return sum(step * weight for step, weight in zip(allowed, weights, strict=True)) / sum(weights)


def _weight(step: int, tilt: float) -> float:
    return exp(tilt * step - step * step / (2 * SPREAD))
