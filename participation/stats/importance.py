"""Where do people find something important and are not satisfied with it?

Gap analysis (Handlungsrelevanzmatrix). Per item, over answers with both values on the same scale (1 = not
at all): importance and satisfaction are means, gap = importance - satisfaction. Second measure, as in US
city surveys (Importance-Satisfaction Rating, ETC Institute): share of the two upper importance values x (1
- share of the two upper satisfaction values). Quadrants after Martilla & James (1977),
"Importance-performance analysis", J. of Marketing 41.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from participation.stats.means import mean_of_counts

Pairs = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True)
class ItemAnswers:
    """Counts per (importance, satisfaction), and how many said "cannot judge" to either half."""

    key: str
    label: str
    pairs: Pairs
    cannot_judge: int = 0


@dataclass(frozen=True, slots=True)
class Gap:
    key: str
    label: str
    n: int
    importance: float
    satisfaction: float
    gap: float
    important_share: float
    satisfied_share: float
    rating: float
    cannot_judge_share: float


class Quadrant(StrEnum):
    ACT = "act"  # important, not satisfied: Handlungsbedarf
    KEEP = "keep"  # important, satisfied: Stärken halten
    WATCH = "watch"  # less important, not satisfied: beobachten
    FINE = "fine"  # less important, satisfied: läuft


class CutLine(StrEnum):
    """A cut at the mean of all items always finds a need, even where all is well: the page says so."""

    ITEM_MEAN = "item_mean"
    SCALE_MIDDLE = "scale_middle"


@dataclass(frozen=True, slots=True)
class Placed:
    gap: Gap
    quadrant: Quadrant


@dataclass(frozen=True, slots=True)
class Matrix:
    cut: CutLine
    importance_cut: float
    satisfaction_cut: float
    items: tuple[Placed, ...]


def gap_of(item: ItemAnswers, *, scale_max: int = 5) -> Gap | None:
    """The gap of one item; None when nobody gave both values."""
    n = sum(item.pairs.values())
    importance = mean_of_counts(_half(item.pairs, 0))
    satisfaction = mean_of_counts(_half(item.pairs, 1))
    if importance is None or satisfaction is None:
        return None
    important = _upper_share(item.pairs, 0, scale_max)
    satisfied = _upper_share(item.pairs, 1, scale_max)
    return Gap(
        key=item.key,
        label=item.label,
        n=n,
        importance=importance.mean,
        satisfaction=satisfaction.mean,
        gap=importance.mean - satisfaction.mean,
        important_share=important,
        satisfied_share=satisfied,
        rating=important * (1 - satisfied),
        cannot_judge_share=item.cannot_judge / (n + item.cannot_judge),
    )


def gaps_of(items: Sequence[ItemAnswers], *, scale_max: int = 5) -> tuple[Gap, ...]:
    """All items with answers, the widest gap first."""
    gaps = [gap for item in items if (gap := gap_of(item, scale_max=scale_max))]
    return tuple(sorted(gaps, key=lambda gap: (-gap.gap, gap.label)))


def matrix_of(gaps: Sequence[Gap], *, cut: CutLine, scale_max: int = 5) -> Matrix | None:
    """Each item in its quadrant, with the line that decided it."""
    if not gaps:
        return None
    middle = (1 + scale_max) / 2
    importance_cut = satisfaction_cut = middle
    if cut is CutLine.ITEM_MEAN:
        importance_cut = sum(gap.importance for gap in gaps) / len(gaps)
        satisfaction_cut = sum(gap.satisfaction for gap in gaps) / len(gaps)
    placed = tuple(Placed(gap, _quadrant(gap, importance_cut, satisfaction_cut)) for gap in gaps)
    return Matrix(cut, importance_cut, satisfaction_cut, placed)


def _quadrant(gap: Gap, importance_cut: float, satisfaction_cut: float) -> Quadrant:
    important, satisfied = gap.importance >= importance_cut, gap.satisfaction >= satisfaction_cut
    if important:
        return Quadrant.KEEP if satisfied else Quadrant.ACT
    return Quadrant.FINE if satisfied else Quadrant.WATCH


def _half(pairs: Pairs, index: int) -> dict[int, int]:
    counts: dict[int, int] = {}
    for values, count in pairs.items():
        counts[values[index]] = counts.get(values[index], 0) + count
    return counts


def _upper_share(pairs: Pairs, index: int, scale_max: int) -> float:
    upper = sum(count for values, count in pairs.items() if values[index] >= scale_max - 1)
    return upper / sum(pairs.values())
