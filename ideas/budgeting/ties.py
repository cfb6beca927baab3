"""Which of two level projects goes first? The cheaper one, then the one with more votes, then the lot.

The lot is drawn and published before the votes are counted and stays the same in all rounds, as equalshares.net
recommends. Without one the keys decide, as letters; whoever counts has to say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from ideas.budgeting.election import Election
from ideas.budgeting.outcome import Tie


def drawn(keys: Iterable[str], seed: str) -> tuple[str, ...]:
    """The lot that a published text draws: by SHA-256 of the text, a line break and the key."""
    return tuple(sorted(keys, key=lambda key: (sha256(f"{seed}\n{key}".encode()).hexdigest(), key)))


@dataclass(frozen=True)
class TieRule:
    election: Election
    lot: Sequence[str] = ()

    def place(self, number: int) -> tuple[int, int, int, str]:
        """Sorts level projects."""
        project = self.election.projects[number]
        drawn_place = self.lot.index(project.key) if project.key in self.lot else len(self.lot)
        return project.cost, -self.election.scores[number], drawn_place, project.key

    def settle(self, level: Iterable[int]) -> Tie:
        first, second, *others = sorted(level, key=self.place)
        ahead, behind = self.place(first), self.place(second)
        by = "cost" if ahead[0] != behind[0] else "votes" if ahead[1] != behind[1] else "lot"
        return Tie((first, second, *others), first, by)
