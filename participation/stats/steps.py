"""Which of the answers that wait may be counted now, so that comparing two days tells of nobody?

Between two states of a table whoever reads both sees what came in between. A group (a part of the area, a channel) is
shown from `least` people on. Once it is shown, it changes by nobody or by at least `least`, and as the last state must
be complete, at least `least` stay behind until later. A group that is not shown may grow as long as it stays hidden;
what all hidden groups hold together can be had by subtraction, so they count as one group. Everybody together moves in
steps of a batch. Who stays behind is drawn by lot. Whatever is left after the end is counted then.
"""

from collections import Counter
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from random import Random

Groups = Sequence[Hashable]  # one group per dimension
_Named = tuple[int, Hashable]


@dataclass(slots=True)
class _Bound:
    """At most `most` of these may move, and at least `fewest` of them or nobody."""

    most: int
    fewest: int = 0
    moving: int = 0


def ready(waiting: Sequence[Groups], *, counted: Counter[_Named], least: int, batch: int, random: Random) -> list[int]:
    """Positions of those who may be counted: at least `batch` of them, or none.

    `counted`: (number of the dimension, group) -> people who are counted already.
    """
    order = random.sample(range(len(waiting)), len(waiting))
    stopped: set[int] = set()
    while True:
        bounds, of_person = _bounds(waiting, counted, least, batch)
        for at in stopped:
            bounds[at].most = 0
        moving = _drawn(order, of_person, bounds)
        if len(moving) < batch:
            return []
        short = {at for at, bound in enumerate(bounds) if 0 < bound.moving < bound.fewest}
        if not short:
            return sorted(moving)
        stopped |= short


def _drawn(order: Sequence[int], of_person: Sequence[Sequence[int]], bounds: Sequence[_Bound]) -> list[int]:
    moving = []
    for at in order:
        own = [bounds[number] for number in of_person[at]]
        if all(bound.moving < bound.most for bound in own):
            moving.append(at)
            for bound in own:
                bound.moving += 1
    return moving


def _bounds(
    waiting: Sequence[Groups], counted: Counter[_Named], least: int, batch: int
) -> tuple[list[_Bound], list[list[int]]]:
    """The bounds, and the numbers of those that hold for each who waits."""
    bounds = [_Bound(len(waiting) - least, batch)]
    of_person: list[list[int]] = [[0] for _ in waiting]
    for dimension in range(len(waiting[0]) if waiting else 0):
        names = [(dimension, own[dimension]) for own in waiting]
        of_group = {name: list[int]() for name in names}
        for members, bound in _of_dimension(Counter(names), counted, least):
            bounds.append(bound)
            for name in members:
                of_group.get(name, []).append(len(bounds) - 1)
        for at, name in enumerate(names):
            of_person[at] += of_group[name]
    return bounds, of_person


def _of_dimension(
    present: Counter[_Named], counted: Counter[_Named], least: int
) -> list[tuple[Collection[_Named], _Bound]]:
    """Groups and bounds: what is hidden now, what of it stays so, what will be hidden, and each group alone."""
    fewest = least if any(counted.values()) else 0
    dimensions = {dimension for dimension, _ in present}
    hidden = [name for name, number in counted.items() if name[0] in dimensions and 0 < number < least]
    staying = [name for name in hidden if counted[name] + present[name] - least < least]
    if sum(present[name] for name in staying) < least:
        staying = hidden if staying else []  # too few would be left of them, so nobody comes out
    new = [name for name in present if not counted[name] and present[name] < 2 * least]
    found: list[tuple[Collection[_Named], _Bound]] = [
        (hidden, _Bound(sum(present[name] for name in hidden), least)),
        (staying, _Bound(sum(present[name] for name in staying) - least, least)),
        ([*staying, *new], _Bound(sum(present[name] for name in (*staying, *new)) - least, fewest)),
    ]
    for name, number in present.items():
        if name in staying or name in new:
            found.append(([name], _Bound(least - 1 - counted[name])))
        else:
            found.append(([name], _Bound(number - least, 0 if name in hidden else fewest)))
    return found
