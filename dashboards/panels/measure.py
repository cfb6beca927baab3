"""What was asked, as far as a panel needs to know it? A question with its measures, as the tallies name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    SINGLE = "single"
    MULTIPLE = "multiple"
    SCALE = "scale"  # one scale, one or several items
    PAIR = "pair"  # importance and satisfaction of several items
    ORDER = "order"  # each item has places, the options are the places
    NUMBER = "number"
    DAY = "day"  # counted by months
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Option:
    """`missing` options ("cannot judge", "no answer") are no part of the base."""

    code: str
    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Measure:
    """`key` as in the tallies: "A1" or "B1.walk"; `item` is the row of a matrix."""

    key: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Picks:
    """How many answers one person gives where several are possible; `most` None: any number."""

    least: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`concept` joins it with population figures ("demo.age"); `options` in the order of the scale.

    `mark`: where answers before and after a change of the survey cannot be compared, in words. `past`: it is not asked
    any more, at least not in this wording.
    """

    code: str
    text: str
    kind: Kind
    options: tuple[Option, ...]
    measures: tuple[Measure, ...]
    concept: str = ""
    mark: str = ""
    past: bool = False
    picks: Picks = Picks()

    @property
    def says_who(self) -> bool:
        """Age, origin, a day: each answer is a group of people, and a small one is somebody's neighbour."""
        return self.concept.startswith("demo.") or self.kind is Kind.DAY

    @property
    def valid(self) -> tuple[Option, ...]:
        return tuple(option for option in self.options if not option.missing)


# measure -> group ("" when nothing is filtered) -> cell -> how many
Cells = Mapping[str, Mapping[str, Mapping[str, int]]]

ASKED, SKIPPED, NOT_ASKED, GIVEN = "_shown", "_skipped", "_hidden", "_given"
GROWING = "_growing"  # a mark, no count: figures of groups can still be compared with those of another day
STATUSES = frozenset({ASKED, SKIPPED, NOT_ASKED, GIVEN, GROWING})
