"""Do two answers hang together among those who gave both, and how strongly?

Pearson (1900), Philosophical Magazine 50: X² of a table of counts without Yates' correction. Cramér's V: Cramér (1946),
"Mathematical Methods of Statistics", ch. 21; 0 none, 1 full. Where more than a fifth of the expected counts are below 5
or one below 1 (Cochran 1954, Biometrics 10), the p-value is that of random tables with the same margins (Hope 1968,
JRSS B 30), drawn with a fixed seed, so that the same data give the same figure. For weighted data:
`designs.association`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from random import Random

from participation.stats.distributions import chi_square_upper_tail

SMALL, TINY, TOLERATED = 5, 1, 0.2
ROUNDS = 1999
_TWO = 2

Table = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Crosstab:
    """Without empty rows and columns. `simulated`: expected counts are too small for the chi-square distribution."""

    n: int
    x2: float
    df: int
    p: float
    v: float
    smallest_expected: float
    simulated: bool


def crosstab(table: Table) -> Crosstab | None:
    """None where fewer than two rows or columns have answers."""
    if any(count < 0 for row in table for count in row):
        raise ValueError("a count below zero")
    kept = _without_empty(table)
    if len(kept) < _TWO or len(kept[0]) < _TWO:
        return None
    expected = _expected(kept)
    n, x2 = sum(map(sum, kept)), _x2(kept, expected)
    df = (len(kept) - 1) * (len(kept[0]) - 1)
    flat = [value for row in expected for value in row]
    simulated = min(flat) < TINY or sum(value < SMALL for value in flat) > TOLERATED * len(flat)
    p = _simulated_p(kept, expected, x2) if simulated else chi_square_upper_tail(x2, df)
    smaller = min(len(kept), len(kept[0])) - 1
    return Crosstab(n, x2, df, p, min(1.0, sqrt(x2 / (n * smaller))), min(flat), simulated)


def _without_empty(table: Table) -> list[list[int]]:
    rows = [list(row) for row in table if any(row)]
    columns = [j for j in range(len(rows[0])) if any(row[j] for row in rows)] if rows else []
    return [[row[j] for j in columns] for row in rows]


def _expected(table: Table) -> list[list[float]]:
    n = sum(map(sum, table))
    columns = [sum(row[j] for row in table) for j in range(len(table[0]))]
    return [[sum(row) * column / n for column in columns] for row in table]


def _x2(table: Table, expected: Sequence[Sequence[float]]) -> float:
    pairs = ((o, e) for row, wanted in zip(table, expected, strict=True) for o, e in zip(row, wanted, strict=True))
    return sum((o - e) ** 2 / e for o, e in pairs)


def _simulated_p(table: Table, expected: Sequence[Sequence[float]], x2: float) -> float:
    """Shuffling one answer against the other keeps both margins."""
    random = Random(1900)  # noqa: S311 - chance for a test, not for a secret
    downs = [i for i, row in enumerate(table) for _ in range(sum(row))]
    acrosses = [j for row in table for j, count in enumerate(row) for _ in range(count)]
    reached = 0
    for _ in range(ROUNDS):
        random.shuffle(acrosses)
        drawn = [[0] * len(table[0]) for _ in table]
        for i, j in zip(downs, acrosses, strict=True):
            drawn[i][j] += 1
        reached += _x2(drawn, expected) >= x2 * (1 - 1e-12)
    return (reached + 1) / (ROUNDS + 1)
