"""What does an app say about its ledger, so that the engine can count it?

    VOTES = Ledger(
        name="votes",
        events=VoteEvent,
        targets=(Target(model=IdeaTally, keys=("idea_id",), deltas=deltas_by_idea, recount=recount_by_idea),),
    )

`deltas` gets a query set of events (a claimed batch, or all that wait) and returns one number per key.
`recount` computes the same totals from the current rows, with code of its own, for verify_tallies.
An app registers its ledger in AppConfig.ready (`participation.tally.registry.register`), and what it counts once.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from participation.tally.models import LedgerEvent, Tally

Key = tuple[Any, ...]
Counts = Mapping[Key, int]


@dataclass(frozen=True, slots=True)
class Target:
    """One tally table: `keys` are its key columns (attribute names), in the order of the key tuples."""

    model: type[Tally]
    keys: tuple[str, ...]
    deltas: Callable[[QuerySet[Any]], Counts]
    recount: Callable[[], Counts]


@dataclass(frozen=True, slots=True)
class CountedOnce:
    """A tally that no ledger fills: it is counted when nothing can come any more, and never changes."""

    name: str
    model: type[Tally]
    keys: tuple[str, ...]
    recount: Callable[[], Counts]


@dataclass(frozen=True, slots=True)
class Ledger:
    """`task` is the name of the task that folds this ledger, for the nudge."""

    name: str
    events: type[LedgerEvent]
    targets: tuple[Target, ...]
    task: str
