"""Which squares of a map may be shown, so that nobody works out how many people stand on another one?

A square is shown from `least` people on, in the middle of its side and not of its points. Empty squares and squares of
few look the same: somebody stands on a square that is not shown, or nobody. Nothing else is said of them; only that all
who named a place could name `most` places each. Where the circles use all of these but a few, few can stand elsewhere:
then the smallest circle stays away as well, and any square may hold `least` - 1 people or nobody again.
"""

from collections.abc import Hashable, Mapping
from typing import TypeVar

SquareT = TypeVar("SquareT", bound=Hashable)


def shown_squares(people: Mapping[SquareT, int], *, named: int, most: int, least: int) -> dict[SquareT, int]:
    """`people` stand on a square, at least once; `named` of them named a place, on the map or in words."""
    shown = {square: count for square, count in people.items() if count >= least}
    left = named * most - sum(shown.values())
    if shown and 0 < left < least:
        del shown[min(shown, key=lambda square: (shown[square], repr(square)))]
    return shown
