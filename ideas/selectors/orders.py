"""In which order do ideas stand, and how does a reader turn the page without counting rows?

An order is one or two parts that are read one after the other, each along an index. A cursor names the part
and the last row shown. See docs/adr/0004-random-order.md.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Generic, Protocol, TypeVar

from django.db.models import F, Q, QuerySet

from ideas.models import Idea

SEEDS = 2**32
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"([01])-(-?\d{1,18})-(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """After this row: `key` is the value of the part's column there."""

    part: int
    key: int
    idea_id: int

    def __str__(self) -> str:
        return f"{self.part}-{self.key}-{self.idea_id}"

    @staticmethod
    def parse(text: str) -> "Cursor | None":
        """Nothing for what no page of ours wrote: the reader gets the first page."""
        found = _CURSOR.fullmatch(text)
        return Cursor(*map(int, found.groups())) if found else None


@dataclass(frozen=True, slots=True)
class Part:
    where: Q
    column: str
    descending: bool = False

    def of(self, ideas: QuerySet[Idea], after: Cursor | None) -> QuerySet[Idea]:
        ideas = ideas.filter(self.where)
        sign, beyond = ("-", "lt") if self.descending else ("", "gt")
        if after is not None:
            key: Any = EPOCH + timedelta(microseconds=after.key) if self.column == "created_at" else after.key
            # The first condition is the range that an index can find, the second leaves equal rows out.
            ideas = ideas.filter(
                Q(**{f"{self.column}__{beyond}e": key}),
                Q(**{f"{self.column}__{beyond}": key}) | Q(**{f"id__{beyond}": after.idea_id}),
            )
        return ideas.annotate(key=F(self.column)).order_by(f"{sign}{self.column}", f"{sign}id")


Order = tuple[Part, ...]
NEWEST: Order = (Part(Q(), "created_at", descending=True),)
MOST_SUPPORT: Order = (
    Part(Q(tally__value__gt=0), "tally__value", descending=True),
    Part(Q(tally__isnull=True) | Q(tally__value__lte=0), "created_at", descending=True),
)


def mixed(seed: int) -> Order:
    """A walk round one of the two rings of random numbers; the seed says which, where to start and which way."""
    column = "shuffle_b" if seed & 1 else "shuffle_a"
    backwards, start = bool(seed & 2), (seed % SEEDS) >> 1
    lower, upper = Q(**{f"{column}__lt": start}), Q(**{f"{column}__gte": start})
    parts = (lower, upper) if backwards else (upper, lower)
    return tuple(Part(where, column, descending=backwards) for where in parts)


class HasId(Protocol):
    @property
    def id(self) -> int: ...


RowT = TypeVar("RowT", bound=HasId)
# Reads (value of the annotation "key", row) pairs in one statement.
Read = Callable[[QuerySet[Idea]], list[tuple[Any, RowT]]]


@dataclass(frozen=True, slots=True)
class Page(Generic[RowT]):
    rows: list[RowT]
    next: Cursor | None


def page_of(ideas: QuerySet[Idea], order: Order, after: Cursor | None, *, size: int, read: Read[RowT]) -> Page[RowT]:
    """One statement; a second one only where the first part of the order ends on this page."""
    found: list[tuple[int, Any, RowT]] = []
    for number, part in enumerate(order):
        if len(found) > size or (after and number < after.part):
            continue
        since = after if after and number == after.part else None
        rows = read(part.of(ideas, since)[: size + 1 - len(found)])
        found += [(number, key, row) for key, row in rows]
    shown = found[:size]
    return Page([row for _, _, row in shown], _cursor(*shown[-1]) if len(found) > size else None)


def _cursor(part: int, key: Any, row: HasId) -> Cursor:  # noqa: ANN401 (a number or a moment)
    number = (key - EPOCH) // timedelta(microseconds=1) if isinstance(key, datetime) else key
    return Cursor(part, number, row.id)
