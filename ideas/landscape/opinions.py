"""Who agreed with what? People as rows, statements as columns, 1 agree, 0 pass, -1 disagree, empty where nobody asked.

The rows stand in the order of a hash of the person, so that neither the order of a file nor that of a table changes a
result, and no result can be read off against that order.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Numbers = NDArray[np.int64]
Mask = NDArray[np.bool_]

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True)
class Opinions:
    """`shown`: statements that moderation left in; the others stay in the table and count nowhere."""

    people: tuple[str, ...]
    statements: tuple[str, ...]
    votes: Floats
    shown: Mask

    def counts(self, rows: Mask | None = None) -> "Counts":
        votes = self.votes if rows is None else self.votes[rows]
        return Counts(
            agree=(votes == AGREE).sum(axis=0),
            disagree=(votes == DISAGREE).sum(axis=0),
            all=(~np.isnan(votes)).sum(axis=0),
        )

    def of(self, rows: Numbers) -> "Opinions":
        """These people only; one may be there several times."""
        people = tuple(self.people[row] for row in rows)
        return Opinions(people, self.statements, self.votes[rows], self.shown)

    @property
    def given(self) -> Numbers:
        """Votes of each person on statements that are shown."""
        counted: Numbers = (~np.isnan(self.votes[:, self.shown])).sum(axis=1)
        return counted


@dataclass(frozen=True, slots=True)
class Counts:
    """Per statement."""

    agree: Numbers
    disagree: Numbers
    all: Numbers


def opinions_of(votes: Mapping[tuple[str, str], int], *, hidden: Collection[str] = ()) -> Opinions:
    """From (person, statement) -> vote, the latest one where somebody voted again."""
    people = tuple(sorted({person for person, _ in votes}, key=lambda one: (sha256(one.encode()).digest(), one)))
    statements = tuple(sorted({statement for _, statement in votes}, key=natural))
    row, column = ({key: place for place, key in enumerate(keys)} for keys in (people, statements))
    table = np.full((len(people), len(statements)), np.nan)
    for (person, statement), vote in votes.items():
        table[row[person], column[statement]] = vote
    left_out = frozenset(hidden)
    return Opinions(people, statements, table, np.array([one not in left_out for one in statements], dtype=bool))


def natural(key: str) -> tuple[int, int, str]:
    """2 before 10, numbers before words."""
    return (0, int(key), key) if key.isascii() and key.isdigit() else (1, 0, key)
