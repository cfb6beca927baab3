"""Do two or more people who code the same texts mean the same? Krippendorff's alpha, nominal, with gaps.

Krippendorff, "Content Analysis" (4th ed. 2019), ch. 12: alpha = 1 - observed / expected disagreement over all pairable
values; a unit that only one person coded says nothing. 1 is agreement, 0 what chance would do. He asks for 0.8 and
calls 0.667 the lowest limit for tentative conclusions.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

RELIABLE, TENTATIVE = 0.8, 0.667
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Agreement:
    """`alpha` is None where only one value occurs: agreement by chance cannot be told from any other."""

    alpha: float | None
    units: int
    values: int
    observed: float
    expected: float


def agreement(units: Sequence[Sequence[Hashable | None]]) -> Agreement | None:
    """One row per text, one value per coder, None where somebody did not code it. None without a pair."""
    pairable = [[value for value in unit if value is not None] for unit in units]
    pairable = [unit for unit in pairable if len(unit) >= _PAIR]
    n = sum(map(len, pairable))
    if not n:
        return None
    apart = sum(_disagreeing(Counter(unit)) / (len(unit) - 1) for unit in pairable)
    by_chance = _disagreeing(Counter(value for unit in pairable for value in unit)) / (n - 1)
    observed, expected = apart / n, by_chance / n
    return Agreement(1 - observed / expected if expected else None, len(pairable), n, observed, expected)


def agreement_per_code(
    units: Sequence[Sequence[frozenset[str] | None]], codes: Sequence[str]
) -> Mapping[str, Agreement | None]:
    """Several codes per text: for each code, did everybody set it or nobody?"""
    return {
        code: agreement([[None if own is None else code in own for own in unit] for unit in units]) for code in codes
    }


def _disagreeing(counts: Counter[Hashable]) -> int:
    """Ordered pairs of different values."""
    n = sum(counts.values())
    return n * n - sum(count * count for count in counts.values())
