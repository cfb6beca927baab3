"""Which values could a hidden cell have, for somebody who knows all shown cells and all totals?

A table with totals is a circulation: each cell is an arc (row -> column), each row total an arc back to its
row, each column total an arc on from its column, the grand total closes the circle; at each node inflow
equals outflow. Shown arcs are fixed. Hidden arcs may take any value >= 0. The largest and smallest value of
a hidden arc follow from a maximum flow in the residual graph (Edmonds-Karp), exactly and in whole numbers; a
linear program gives the same bounds (tests compare with scipy). Networks for cell suppression: Kelly, Golden &
Assad (1992), Networks 22; Castro (2002).
"""

from collections import deque
from collections.abc import Iterator, Mapping
from math import inf

Arc = tuple[str, str]
Node = str


class Circulation:
    """Arcs with their true values; `hidden` ones are what the reader does not see."""

    def __init__(self, values: Mapping[Arc, int]) -> None:
        self.values = dict(values)
        self.touching: dict[Node, list[Arc]] = {}
        for arc in values:
            for node in arc:
                self.touching.setdefault(node, []).append(arc)

    def bounds(self, arc: Arc, hidden: set[Arc]) -> tuple[int, float]:
        """Smallest and largest value of a hidden arc that fit everything shown."""
        start, end = arc
        more = self._max_flow(end, start, hidden - {arc}, inf)
        less = self._max_flow(start, end, hidden - {arc}, self.values[arc])
        return int(self.values[arc] - less), self.values[arc] + more

    def _max_flow(self, source: Node, sink: Node, hidden: set[Arc], limit: float) -> float:
        change: dict[Arc, float] = {}
        total = 0.0
        while total < limit:
            path = self._augmenting(source, sink, hidden, change)
            if path is None:
                break
            room = min(self._room(arc, forward, change) for arc, forward in path)
            if room == inf:
                return inf if limit == inf else limit
            room = min(room, limit - total)
            for arc, forward in path:
                change[arc] = change.get(arc, 0) + (room if forward else -room)
            total += room
        return total

    def _room(self, arc: Arc, forward: bool, change: Mapping[Arc, float]) -> float:  # noqa: FBT001 - a direction
        return inf if forward else self.values[arc] + change.get(arc, 0)

    def _augmenting(
        self, source: Node, sink: Node, hidden: set[Arc], change: Mapping[Arc, float]
    ) -> list[tuple[Arc, bool]] | None:
        came: dict[Node, tuple[Node, Arc, bool]] = {}
        queue, seen = deque([source]), {source}
        while queue:
            node = queue.popleft()
            for arc, forward, other in self._steps(node, hidden):
                if other in seen or self._room(arc, forward, change) <= 0:
                    continue
                seen.add(other)
                came[other] = (node, arc, forward)
                if other == sink:
                    return _walk_back(source, sink, came)
                queue.append(other)
        return None

    def _steps(self, node: Node, hidden: set[Arc]) -> Iterator[tuple[Arc, bool, Node]]:
        for arc in self.touching[node]:
            if arc in hidden:
                start, end = arc
                yield (arc, True, end) if start == node else (arc, False, start)


def _walk_back(source: Node, sink: Node, came: Mapping[Node, tuple[Node, Arc, bool]]) -> list[tuple[Arc, bool]]:
    path, node = [], sink
    while node != source:
        node, arc, forward = came[node]
        path.append((arc, forward))
    return path[::-1]
