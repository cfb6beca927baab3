"""Who supports what, as arrays: one row per kind of ballot, so that equal ballots are looked at once."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ideas.budgeting.election import Election

Numbers = NDArray[np.int64]
Floats = NDArray[np.float64]
EXACT_BELOW = 2**53  # whole numbers that a float holds without rounding


@dataclass(frozen=True, slots=True)
class Supporters:
    """Of one project: their rows, how many people each row is, the points each of them gave, and sums of those."""

    rows: Numbers
    people: Floats
    points: Floats | None  # None: one point each
    weight: Floats  # people x points
    all_people: int
    all_weight: int


class Voters:
    def __init__(self, election: Election) -> None:
        kinds = [(tuple(x for x in ballot if x[1] > 0), times) for ballot, times in election.ballots.items()]
        kinds = [kind for kind in kinds if kind[0]]
        lengths = np.array([len(ballot) for ballot, _ in kinds], dtype=np.int64)
        self.ends: Numbers = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        self.projects: Numbers = np.array([number for ballot, _ in kinds for number, _ in ballot], dtype=np.int64)
        self.points: Numbers = np.array([points for ballot, _ in kinds for _, points in ballot], dtype=np.int64)
        self.people: Numbers = np.array([times for _, times in kinds], dtype=np.int64)
        self.by_project = self._supporters(len(election.projects), np.repeat(np.arange(len(kinds)), lengths))

    def _supporters(self, projects: int, row_of_entry: Numbers) -> list[Supporters]:
        order = np.argsort(self.projects, kind="stable")
        bounds = np.searchsorted(self.projects[order], np.arange(projects + 1))
        return [self._of_entries(order[a:b], row_of_entry) for a, b in pairwise(bounds)]

    def _of_entries(self, entries: Numbers, row_of_entry: Numbers) -> Supporters:
        rows, points = row_of_entry[entries], self.points[entries]
        people = self.people[rows]
        weight = people * points
        if int(weight.sum()) >= EXACT_BELOW:
            raise ValueError("more points than can be added exactly")
        plain = bool((points == 1).all())
        return Supporters(
            rows,
            people.astype(np.float64),
            None if plain else points.astype(np.float64),
            weight.astype(np.float64),
            int(people.sum()),
            int(weight.sum()),
        )

    def weight_by_project(self, rows: Numbers, projects: int) -> NDArray[np.generic]:
        """People x points that these rows give to each project; whole numbers."""
        starts, lengths = self.ends[rows], self.ends[rows + 1] - self.ends[rows]
        before = np.cumsum(lengths) - lengths
        entries = np.arange(int(lengths.sum())) + np.repeat(starts - before, lengths)
        weight = (np.repeat(self.people[rows], lengths) * self.points[entries]).astype(np.float64)
        return np.bincount(self.projects[entries], weights=weight, minlength=projects)
