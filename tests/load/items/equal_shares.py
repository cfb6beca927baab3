"""How long does the Method of Equal Shares take, against one look at every ballot by the plain rule?"""

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from ideas.budgeting.election import Election, Project
from ideas.budgeting.result import Rule, Settings, outcome_of
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.protocol import Row, Verdict

PROJECTS, MOST_TICKS, SHARE = 114, 5, 8_00


class EqualShares:
    """Made-up ballots: some projects are liked by many, most by few. There are 8 euros for each person."""

    name = "equal_shares"
    sizes: tuple[int, ...] = (600, 6_000, 60_000)

    election: Election

    def prepare(self, size: int) -> None:
        chance = Random(size)
        projects = tuple(Project(f"p{n}", 100 * chance.randrange(size // 30, size)) for n in range(PROJECTS))
        ballots: dict[tuple[tuple[int, int], ...], int] = {}
        for _ in range(size):
            ticks = {min(PROJECTS - 1, int(chance.paretovariate(0.5)) - 1) for _ in range(MOST_TICKS)}
            ballot = tuple((number, 1) for number in sorted(ticks))
            ballots[ballot] = ballots.get(ballot, 0) + 1
        self.election = Election(SHARE * size, projects, ballots, unit=100)

    def work(self) -> None:
        self._outcome(Rule.EQUAL_SHARES)

    def _outcome(self, rule: Rule) -> Sequence[int]:
        # A new one each time: an election keeps its sums.
        election = replace(self.election)
        outcome = outcome_of(election, Settings(rule))
        if not outcome.winners or election.cost_of(outcome.winners) > election.budget:
            raise LoadError(f"{rule} has no winners, or spends what is not there.")
        return outcome.winners

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        shares = taken(self.work)
        plain = min(taken(lambda: self._outcome(Rule.GREEDY)) for _ in range(5))
        return {
            "cpu_seconds": shares,
            "plain_cpu_ms": plain * 1000,
            "different_ballots": len(self.election.ballots),
            "in_plain_counts": shares / plain,
            "ratio": plain / shares,
        }

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("60,000 ballots in less than 10 s of processor time", rows[-1].figures["cpu_seconds"] < 10),
            Verdict(
                "grows no faster than the ballots",
                rows[-1].figures["in_plain_counts"] <= 1.5 * rows[0].figures["in_plain_counts"],
            ),
        ]


ITEM = EqualShares()
