"""What came out: which projects, in which order, and where did only the tie rule decide?"""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Tie:
    """Projects that the rule puts level, the one that goes first, and what put it there: cost, votes or lot."""

    projects: tuple[int, ...]
    first: int
    by: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """Numbers of projects in the order of selection. `share`: each voter's money in the last round of equal shares.

    `ties` are those of the round that holds; `other_ties` were met in other rounds, where they may have changed when
    the raising ended.
    """

    winners: tuple[int, ...]
    cost: int
    ties: tuple[Tie, ...] = ()
    share: Fraction | None = None
    rounds: int = 0
    other_ties: tuple[Tie, ...] = ()
