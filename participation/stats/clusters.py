"""How do many points become few circles, none of which stands for fewer than so many of them?

A square is parted into four as long as each part that holds any point holds at least `minimum`; at most `depth` times.
So a circle never tells of fewer, and with fewer points in all there is none.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
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
    step = square.size / 2**depth
    smallest = Counter(((x - square.x) // step, (y - square.y) // step) for x, y in points)
    middles = {(_middle(a, square.x, step), _middle(b, square.y, step)): n for (a, b), n in smallest.items()}
    snapped = {point: n for point, n in middles.items() if _holds(square, point)}
    return tuple(sorted(_parted(snapped, square, minimum, depth), key=lambda one: (one.x, one.y)))


def _holds(square: Square, point: Point) -> bool:
    x, y = point
    return square.x <= x < square.x + square.size and square.y <= y < square.y + square.size


def _middle(number: float, start: float, step: float) -> float:
    return start + (number + 0.5) * step


def _parted(points: Mapping[Point, int], square: Square, minimum: int, depth: int) -> list[Cluster]:
    """`points`: how many lie in each of the smallest squares, by its middle."""
    number = sum(points.values())
    if number < max(minimum, _ALONE):
        return []
    half = square.size / 2
    parts = [Square(square.x + dx, square.y + dy, half) for dx in (0, half) for dy in (0, half)]
    held = [(part, {point: n for point, n in points.items() if _holds(part, point)}) for part in parts]
    if depth and all(sum(own.values()) >= minimum for _part, own in held if own):
        return [cluster for part, own in held for cluster in _parted(own, part, minimum, depth - 1)]
    x, y = (sum(point[axis] * n for point, n in points.items()) / number for axis in (0, 1))
    return [Cluster(x, y, number)]
