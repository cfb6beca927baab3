"""What does a file in items/ offer? One class per item, `ITEM = TheClass()` at its end, found by its file name.

A page or a click is a `PageItem`: its calls are driven against the real server, back to back with the floor.
Work without a page is a `WorkItem`: it measures itself against hand-written SQL on the same rows.
Each is measured at every size of its series, because growth matters more than one number.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from tests.load.calls import Call

# CPU-ms of the bare insert where the targets were set. On another machine, or a busy one, a target moves along.
REFERENCE_FLOOR = 0.91


@dataclass(frozen=True, slots=True)
class Verdict:
    """`target` as docs/benchmarks.md words it, and whether it was met at every size."""

    target: str
    met: bool


@dataclass(slots=True)
class Row:
    """One line of the table and of bench.json."""

    item: str
    size: int
    figures: dict[str, Any] = field(default_factory=dict)

    def within(self, cpu_ms: float) -> bool:
        """Compare in floors of the same run: milliseconds alone say more about the machine than about the code."""
        return bool(self.figures["floors"] * REFERENCE_FLOOR <= cpu_ms)


class PageItem(Protocol):
    name: str
    sizes: tuple[int, ...]
    calls_per_round: int
    warm_up: int  # calls until both workers have loaded and kept what they keep in operation

    def prepare(self, size: int) -> None:
        """Bring the database to this size; it only ever grows."""

    def calls(self, number: int) -> Sequence[Call]:
        """Make calls that were never made before."""

    def stored(self) -> int:
        """Count the rows that the calls write; 0 for a page that only reads."""

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]: ...


class WorkItem(Protocol):
    name: str
    sizes: tuple[int, ...]
    rounds: int  # how often to measure; once, when a test asks whether it works

    def prepare(self, size: int) -> None: ...

    def work(self) -> None:
        """Do it once, for the profile."""

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        """Do it and the hand-written equivalent on the same rows; both results must be equal."""

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]: ...
