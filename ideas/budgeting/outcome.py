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
    """Numbers of projects in the order of selection. `share`: each voter's money in the last round of equal shares."""

    winners: tuple[int, ...]
    cost: int
    ties: tuple[Tie, ...] = ()
    share: Fraction | None = None
    rounds: int = 0
