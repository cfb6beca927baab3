"""Several answers per person: how many people gave each, and how much of all mentions is that?

Shares of people add up to more than one, shares of mentions to one. The base is people who were asked and answered; an
explicit "none of these" is an answer without mentions (surveys of the UK Data Service and SPSS count the same).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from participation.stats.proportions import Proportion, estimated_proportion, proportion


@dataclass(frozen=True, slots=True)
class Mentioned:
    key: str
    of_people: Proportion
    of_mentions: float


@dataclass(frozen=True, slots=True)
class Mentions:
    """`per_person`: mentions of one person on average."""

    people: int
    mentions: int
    per_person: float
    answers: tuple[Mentioned, ...]


def mentions_of(
    counts: Mapping[str, int], *, people: int, intervals: bool = False, population: int | None = None
) -> Mentions | None:
    """`counts`: people per answer, each at most once. None without people; `intervals` only for samples."""
    if people <= 0:
        return None
    mentions = sum(counts.values())
    found = []
    for key, count in counts.items():
        stated = estimated_proportion(count, people, population=population) if intervals else proportion(count, people)
        assert stated is not None
        found.append(Mentioned(key, stated, count / mentions if mentions else 0.0))
    return Mentions(people, mentions, mentions / people, tuple(found))
