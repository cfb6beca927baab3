"""How do many points become few circles, none of which stands for fewer than so many of them?

A square is parted into four as long as each part that holds any point holds at least `minimum`; at most `depth` times.
So a circle never tells of fewer, and with fewer points in all there is none.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]
_ALONE = 1


@dataclass(frozen=True, slots=True)
class Square:
    x: float
    y: float
    size: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """`x` and `y`: the middle of its points, each moved to the middle of the smallest square first."""

    x: float
    y: float
    count: int


def clusters_of(points: Sequence[Point], square: Square, *, minimum: int, depth: int = 4) -> tuple[Cluster, ...]:
    """From left to right; points outside of the square are left out."""
    inside = [point for point in points if _holds(square, point)]
    step = square.size / 2**depth
    snapped = [(_snap(x, square.x, step), _snap(y, square.y, step)) for x, y in inside]
    return tuple(sorted(_parted(snapped, square, minimum, depth), key=lambda one: (one.x, one.y)))


def _holds(square: Square, point: Point) -> bool:
    x, y = point
    return square.x <= x < square.x + square.size and square.y <= y < square.y + square.size


def _snap(value: float, start: float, step: float) -> float:
    return start + ((value - start) // step + 0.5) * step


def _parted(points: Sequence[Point], square: Square, minimum: int, depth: int) -> list[Cluster]:
    if len(points) < max(minimum, _ALONE):
        return []
    half = square.size / 2
    parts = [Square(square.x + dx, square.y + dy, half) for dx in (0, half) for dy in (0, half)]
    held = [(part, [point for point in points if _holds(part, point)]) for part in parts]
    if depth and all(len(own) >= minimum for _part, own in held if own):
        return [cluster for part, own in held for cluster in _parted(own, part, minimum, depth - 1)]
    return [Cluster(sum(x for x, _y in points) / len(points), sum(y for _x, y in points) / len(points), len(points))]
