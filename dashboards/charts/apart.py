"""Where do dots stand that would hide each other? Side by side, as near to their true places as they can."""

from math import hypot

Point = tuple[float, float]

_ROUNDS = 200


def side_by_side(points: list[Point], distance: float = 22) -> list[Point]:
    """Push pairs that are too close apart, half of the way each, until none is: by a few pixels."""
    moved = [list(point) for point in points]
    for _round in range(_ROUNDS):
        if not _push(moved, distance):
            break
    return [(x, y) for x, y in moved]


def _push(moved: list[list[float]], distance: float) -> bool:
    pushed = False
    for first in range(len(moved)):
        for second in range(first + 1, len(moved)):
            pushed |= _part(moved[first], moved[second], distance, first - second)
    return pushed


def _part(one: list[float], other: list[float], distance: float, tilt: int) -> bool:
    across, down = one[0] - other[0], one[1] - other[1]
    if not across and not down:
        across, down = 0.01 * tilt, 0.01  # two dots on the same place must leave in some direction
    now = hypot(across, down)
    if now >= distance - 0.1:
        return False
    share = (distance - now) / now / 2
    for axis, way in ((0, across), (1, down)):
        one[axis] += way * share
        other[axis] -= way * share
    return True
