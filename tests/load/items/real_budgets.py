"""How long do the rules take on elections that towns have held? Files of pabulib.org, where this machine has them."""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ideas.budgeting.result import Rule, Settings, outcome_of
from ideas.pabulib.reading import PabulibFile, read_pabulib
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.protocol import Row, Verdict

FOLDER = Path(os.environ.get("QUARTIERSTIMME_DATA", "")) / "pabulib"


def _files() -> dict[int, Path]:
    """By the number of votes, which the head of each file tells."""
    if not os.environ.get("QUARTIERSTIMME_DATA"):
        return {}
    return {_votes(path): path for path in sorted(FOLDER.glob("*.pb"))}


def _votes(path: Path) -> int:
    with path.open(encoding="utf-8-sig") as lines:
        return next(int(line.split(";")[1]) for line in lines if line.startswith("num_votes;"))


class RealBudgets:
    name = "real_budgets"

    file: PabulibFile

    def __init__(self) -> None:
        self.paths = _files()
        self.sizes: tuple[int, ...] = tuple(sorted(self.paths))

    @property
    def absent(self) -> str:
        return "" if self.sizes else "Name the folder with pabulib/*.pb in QUARTIERSTIMME_DATA to measure it."

    def prepare(self, size: int) -> None:
        self.file = read_pabulib(self.paths[size])

    def work(self) -> None:
        self._outcome(Rule.EQUAL_SHARES)

    def _outcome(self, rule: Rule) -> None:
        election = replace(self.file.election)  # a new one each time: an election keeps its sums
        outcome = outcome_of(election, Settings(rule))
        if election.cost_of(outcome.winners) > election.budget:
            raise LoadError(f"{rule} spends what is not there.")

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        reading = taken(lambda: self.prepare(size))
        shares = taken(self.work)
        plain = min(taken(lambda: self._outcome(Rule.GREEDY)) for _ in range(3))
        return {
            "file": self.paths[size].name,
            "projects": len(self.file.election.projects),
            "reading_seconds": reading,
            "shares_seconds": shares,
            "plain_cpu_ms": plain * 1000,
            "ratio": plain / shares if shares else 1.0,
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [Verdict("each in less than 10 s of processor time", all(_quick(row) for row in rows))]


def _quick(row: Row) -> bool:
    return bool(row.figures["shares_seconds"] < 10)


ITEM = RealBudgets()
