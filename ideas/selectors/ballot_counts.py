"""What do the ballots of a poll say by now? From the tallies for people who watch, from the ballots for a result."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from ideas.models import Ballot, BallotTally, Poll
from ideas.votekinds.kind import BALLOTS
from participation.eligibility.standing import VERIFIED, Standing
from participation.processes.models import Process
from participation.sealing.canonical import canonical

PROVEN, UNPROVEN, ON_WALLS = "proven", "unproven", "walls"


def group_of(standing: str) -> str:
    """What is proven and what is not are counted apart and never added."""
    if standing == Standing.WALL:
        return ON_WALLS
    return PROVEN if standing in VERIFIED else UNPROVEN


def deciding_groups(process: Process) -> tuple[str, ...]:
    """Where no proof is asked for, what came without one decides as well, and the page says so."""
    return (PROVEN, UNPROVEN) if process.eligibility == Process.Eligibility.OPEN else (PROVEN,)


@dataclass(frozen=True, slots=True)
class Counts:
    """Cells of each group, how many ballots it has, and by which way they came."""

    cells: Mapping[str, Mapping[str, int]]
    channels: Mapping[str, Mapping[str, int]]

    def ballots(self, group: str) -> int:
        return self.cells.get(group, {}).get(BALLOTS, 0)


def counts_so_far(poll: Poll) -> Counts:
    """One query, whatever the number of ballots."""
    rows = BallotTally.objects.filter(poll=poll).exclude(value=0).values_list("standing", "channel", "cell", "value")
    return _counts(rows)


def _counts(rows: Iterable[tuple[str, str, str, int]]) -> Counts:
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    channels: dict[str, Counter[str]] = defaultdict(Counter)
    for standing, channel, cell, value in rows:
        group = group_of(standing)
        cells[group][cell] += value
        if cell == BALLOTS:
            channels[group][channel] += value
    return Counts(cells, channels)


Said = dict[str, Any]


def cast_ballots(poll: Poll) -> dict[str, list[Said]]:
    """Group -> what its ballots say, without anything about who gave them. Read once, when a poll has closed."""
    found: dict[str, list[Said]] = defaultdict(list)
    rows = Ballot.objects.filter(poll=poll).exclude(choices={}).values_list("choices", "standing")
    for choices, standing in rows.iterator(chunk_size=2000):
        found[group_of(standing)].append(choices)
    return found


def hash_of(cast: Mapping[str, Iterable[Said]]) -> str:
    """The same ballots give the same hash, in whatever order they were read."""
    lines = [f"{group} ".encode() + canonical(choices) for group, all_of_it in cast.items() for choices in all_of_it]
    return sha256(b"\n".join(sorted(lines))).hexdigest()
