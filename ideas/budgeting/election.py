"""What is counted: which projects at which cost, which ballots how often, and how much money?

All sums are whole numbers of the smallest unit that the election uses (`unit` of them make one of the currency), so
that no rule ever rounds. Equal ballots are one entry with a number: who gave them is not known here.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

# (number of the project, points) in the order of the numbers; a tick is one point.
Ballot = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Project:
    key: str
    cost: int

    def __post_init__(self) -> None:
        if self.cost < 0:
            raise ValueError(f"{self.key} costs less than nothing")


@dataclass(frozen=True)
class Election:
    """`by_points`: a point is what counts, not the tick."""

    budget: int
    projects: tuple[Project, ...]
    ballots: Mapping[Ballot, int]
    by_points: bool = False
    unit: int = 1

    def __post_init__(self) -> None:
        if len({project.key for project in self.projects}) < len(self.projects):
            raise ValueError("two projects with one key")

    @cached_property
    def voters(self) -> int:
        """Everybody with a ballot, an empty one too: it is a share of the money that nobody spends."""
        return sum(self.ballots.values())

    @cached_property
    def votes(self) -> tuple[int, ...]:
        """Per project: ballots that give it something."""
        return self._sums(ticks=True)

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """Per project: its points, which are its votes where people tick."""
        return self._sums(ticks=False) if self.by_points else self.votes

    def _sums(self, *, ticks: bool) -> tuple[int, ...]:
        sums = [0] * len(self.projects)
        for ballot, times in self.ballots.items():
            for number, points in ballot:
                sums[number] += times * ((points > 0) if ticks else points)
        return tuple(sums)

    def money(self, amount: int) -> Fraction:
        return Fraction(amount, self.unit)

    def cost_of(self, numbers: Iterable[int]) -> int:
        return sum(self.projects[number].cost for number in numbers)

    def keys_of(self, numbers: Iterable[int]) -> list[str]:
        return [self.projects[number].key for number in numbers]


def election_of(
    budget: int,
    costs: Mapping[str, int],
    ballots: Iterable[Mapping[str, int] | Iterable[str]],
    *,
    by_points: bool = False,
) -> Election:
    """From names: a ballot is a set of ticks, or points by name."""
    projects = tuple(Project(key, cost) for key, cost in costs.items())
    numbers = {project.key: number for number, project in enumerate(projects)}
    given = (ballot if isinstance(ballot, Mapping) else dict.fromkeys(ballot, 1) for ballot in ballots)
    counted = Counter(tuple(sorted((numbers[key], points) for key, points in one.items())) for one in given)
    return Election(budget, projects, counted, by_points=by_points)
