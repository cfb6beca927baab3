"""What does somebody know who adds up every published figure? Smallest and largest value of any sum of cells.

Each published figure is an equation over cells that nobody published: who lives where, came which way, says what.
"""

import csv
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from io import StringIO

from scipy.optimize import linprog


@dataclass(frozen=True)
class Cell:
    part: str
    channel: str
    answer: str


Chosen = Callable[[Cell], bool]


def of(part: str = "", channel: str = "", answers: Iterable[str] = ()) -> Chosen:
    """Cells of a part, a channel, some answers; what is not named may be anything."""
    wanted = frozenset(answers)
    return lambda cell: (
        part in ("", cell.part) and channel in ("", cell.channel) and (not wanted or cell.answer in wanted)
    )


@dataclass
class Attacker:
    cells: list[Cell]
    equations: list[list[int]] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def learns(self, chosen: Chosen, value: int) -> None:
        self.equations.append([int(chosen(cell)) for cell in self.cells])
        self.right.append(value)

    def bounds(self, chosen: Chosen) -> tuple[float, float]:
        goal = [int(chosen(cell)) for cell in self.cells]
        ends = []
        for sign in (1, -1):
            solved = linprog(
                [sign * one for one in goal], A_eq=self.equations, b_eq=self.right, bounds=(0, None), method="highs"
            )
            assert solved.status == 0, "what is published contradicts itself"
            ends.append(sign * solved.fun)
        return ends[0], ends[1]

    def doubt(self, chosen: Chosen) -> float:
        low, high = self.bounds(chosen)
        return high - low


@dataclass(frozen=True)
class Sheet:
    """A file as a spreadsheet shows it: first column -> column -> figure; `words` stand below."""

    rows: dict[str, dict[str, int]]
    words: str

    @property
    def base(self) -> int | None:
        found = re.search(r"n = ([\d.]+)", self.words)
        return int(found[1].replace(".", "")) if found else None

    @property
    def missing(self) -> list[int] | None:
        """Asked, left out, cannot say, not asked; only of everybody."""
        found = re.search(r"gefragt (\d+), ohne Antwort (\d+), weiß nicht (\d+), nicht gefragt (\d+)", self.words)
        return [int(number) for number in found.groups()] if found else None


def sheet_of(text: str) -> Sheet:
    lines = list(csv.reader(StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    end = lines.index([])
    columns, rows = (lines[0], lines[1:end]) if end else ([], [])
    figures = {
        row[0]: {name: int(value) for name, value in zip(columns[1:], row[1:], strict=True) if value.isdecimal()}
        for row in rows
    }
    return Sheet(figures, "\n".join(word for line in lines[end:] for word in line))
