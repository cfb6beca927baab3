"""Who took part, compared with who lives here?

Share among the answers against share in the population margins, index = sample share / population share.
Flags below 0.75 and above 1.33 (three quarters and its inverse) are a convention of this project, not a
test.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

UNDER, OVER = 0.75, 1.33


class Flag(StrEnum):
    UNDER = "under"
    FAIR = "fair"
    OVER = "over"
    UNKNOWN = "unknown"  # nobody of this group lives here according to the margins, or the count is hidden


@dataclass(frozen=True, slots=True)
class Group:
    """A category with its answers; None means the count is hidden to protect a small group."""

    key: str
    label: str
    answers: int | None
    population: int


@dataclass(frozen=True, slots=True)
class Represented:
    key: str
    label: str
    answers: int | None
    population: int
    sample_share: float | None
    population_share: float
    index: float | None
    flag: Flag


@dataclass(frozen=True, slots=True)
class Representation:
    n: int
    population: int
    groups: tuple[Represented, ...]

    def flagged(self, flag: Flag) -> tuple[Represented, ...]:
        return tuple(group for group in self.groups if group.flag is flag)


def compare_with_population(groups: Sequence[Group], *, n: int) -> Representation | None:
    """Shares of `n` answers that named a category, hidden ones too; None without answers or residents."""
    population = sum(group.population for group in groups)
    if n <= 0 or population <= 0:
        return None
    return Representation(n, population, tuple(_compare(group, n, population) for group in groups))


def _compare(group: Group, n: int, population: int) -> Represented:
    population_share = group.population / population
    sample_share = None if group.answers is None else group.answers / n
    index = sample_share / population_share if sample_share is not None and population_share else None
    return Represented(
        group.key,
        group.label,
        group.answers,
        group.population,
        sample_share,
        population_share,
        index,
        flag_of(index),
    )


def flag_of(index: float | None) -> Flag:
    if index is None:
        return Flag.UNKNOWN
    if index < UNDER:
        return Flag.UNDER
    return Flag.OVER if index > OVER else Flag.FAIR


def groups_from(
    labels: Mapping[str, str], answers: Mapping[str, int | None], population: Mapping[str, int]
) -> tuple[Group, ...]:
    """One group per label, in the order of the labels; missing answers are zero, as nobody came."""
    return tuple(Group(key, label, answers.get(key, 0), population.get(key, 0)) for key, label in labels.items())
