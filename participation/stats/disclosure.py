"""Which cells of a table must stay hidden so that nobody in a small group can be recognised?

1. Primary: a group (row) with fewer than `min_group` people is hidden with its total; a cell with 1 to
   `min_cell` - 1 people is hidden. Zeros stay, they describe nobody.
2. Complementary: as long as some hidden cell could be worked out from totals and shown cells to within
   `span` values, the cheapest closed path of shown cells through it is hidden too (network heuristic of
   Kelly, Golden & Assad 1992).
3. Audit: the exact bounds of each hidden cell (`table_flow`) are wider than `span`, or as wide as the totals
   allow that are known anyway. A reader cannot tell cells hidden by rule 1 from those hidden by rule 2.

Rows in which everybody gave the same answer are named, as they tell about each member (Hundepool et al.,
"Statistical Disclosure Control", 2012, ch. 4).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from participation.stats.table_flow import Arc, Circulation, Node

GRAND: Arc = ("total rows", "total columns")
_AVOID = 10**9  # the price of a step that is taken only where nothing else leads round


@dataclass(frozen=True, slots=True)
class Rule:
    """`min_group` people make a group visible, `min_cell` a cell; `span` is the doubt left to an attacker."""

    min_group: int = 10
    min_cell: int = 5
    span: int = 5


DEFAULT = Rule()


@dataclass(frozen=True, slots=True)
class Protected:
    """The table as it may be shown; None is hidden. No `total` means that the whole table is too small."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], int | None]
    row_totals: Mapping[str, int | None]
    column_totals: Mapping[str, int | None]
    total: int | None
    all_or_nothing: tuple[str, ...]

    @property
    def hidden_count(self) -> int:
        shown = [*self.cells.values(), *self.row_totals.values(), *self.column_totals.values()]
        return sum(value is None for value in shown)

    def row(self, row: str) -> dict[str, int | None]:
        return {column: self.cells[row, column] for column in self.columns}


def protect_table(
    counts: Mapping[tuple[str, str], int],
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    rule: Rule = DEFAULT,
    hidden_rows: Collection[str] | None = None,
) -> Protected:
    """A two-dimensional table with its totals; rows are the groups of people.

    With `hidden_rows` (see `hidden_groups`) the totals are taken as known from elsewhere: those rows stay hidden,
    all other totals are shown, and only inner cells are hidden to protect them.
    """
    values = _arcs(counts, rows, columns)
    if values[GRAND] < rule.min_group:
        return _show(values, rows, columns, set(values))
    hidden = _primary(values, rows, columns, rule)
    known = {GRAND}
    if hidden_rows is not None:
        for row in hidden_rows:
            hidden |= {_cell(row, column) for column in columns} | {_row_total(row)}
        known |= {_column_total(c) for c in columns} | {_row_total(r) for r in rows if r not in hidden_rows}
    hidden = _complete(Circulation(values), hidden - known, known, rule)
    return _show(values, rows, columns, hidden)


def hidden_groups(sizes: Mapping[str, int], *, rule: Rule = DEFAULT) -> frozenset[str]:
    """Groups that no table may show: the small ones, and those that hide them from subtraction."""
    table = protect_counts(sizes, rule=rule)
    return frozenset(group for group in sizes if table.cells["", group] is None)


def protect_counts(counts: Mapping[str, int], *, rule: Rule = DEFAULT) -> Protected:
    """A one-dimensional table: each category is a group of people, its total is known."""
    inner = Rule(rule.min_group, rule.min_group, rule.span)
    columns = tuple(counts)
    return protect_table({("", c): n for c, n in counts.items()}, rows=[""], columns=columns, rule=inner)


def _arcs(counts: Mapping[tuple[str, str], int], rows: Sequence[str], columns: Sequence[str]) -> dict[Arc, int]:
    values: dict[Arc, int] = {_cell(r, c): counts.get((r, c), 0) for r in rows for c in columns}
    if any(value < 0 for value in values.values()):
        raise ValueError("a count below zero")
    values |= {_row_total(r): sum(values[_cell(r, c)] for c in columns) for r in rows}
    values |= {_column_total(c): sum(values[_cell(r, c)] for r in rows) for c in columns}
    values[GRAND] = sum(values[_row_total(r)] for r in rows)
    return values


def _cell(row: str, column: str) -> Arc:
    return (f"r:{row}", f"c:{column}")


def _row_total(row: str) -> Arc:
    return (GRAND[1], f"r:{row}")


def _column_total(column: str) -> Arc:
    return (f"c:{column}", GRAND[0])


def _primary(values: Mapping[Arc, int], rows: Sequence[str], columns: Sequence[str], rule: Rule) -> set[Arc]:
    hidden = set()
    for row in rows:
        total = _row_total(row)
        small_group = 0 < values[total] < rule.min_group
        cells = {_cell(row, column) for column in columns}
        if small_group:
            hidden |= cells | {total}
        hidden |= {cell for cell in cells if 0 < values[cell] < rule.min_cell}
    return hidden


def _complete(graph: Circulation, hidden: set[Arc], known: set[Arc], rule: Rule) -> set[Arc]:
    hidden, everything = set(hidden), set(graph.values) - known
    while weak := _first_weak(graph, hidden, everything, rule):
        more = _cheapest_circle(graph, weak, hidden, known, rule=rule) or _cheapest_circle(
            graph, weak, hidden, known, rule=rule, hidden_price=_AVOID
        )
        hidden = hidden | more if more else everything  # nothing left to hide behind: only the totals stay
    return hidden


def _first_weak(graph: Circulation, hidden: set[Arc], everything: set[Arc], rule: Rule) -> Arc | None:
    for arc in sorted(hidden, key=lambda arc: (graph.values[arc], arc)):
        if graph.values[arc] == 0 or _doubt(graph, arc, hidden) >= rule.span:
            continue
        if _doubt(graph, arc, hidden) < _doubt(graph, arc, everything):
            return arc
    return None


def _doubt(graph: Circulation, arc: Arc, hidden: set[Arc]) -> float:
    low, high = graph.bounds(arc, hidden)
    return high - low


def _cheapest_circle(
    graph: Circulation, weak: Arc, hidden: set[Arc], known: set[Arc], *, rule: Rule, hidden_price: int = 0
) -> set[Arc]:
    """Dijkstra from end to end of the weak arc; a cell costs its value, a small one far more."""

    def price_of(arc: Arc) -> int:
        if arc in hidden:
            return hidden_price
        value = graph.values[arc]
        return 1 + value + (0 if value > rule.span else _AVOID * (2 if value == 0 else 1))

    start, end = weak
    best: dict[Node, float] = {end: 0}
    came: dict[Node, tuple[Node, Arc]] = {}
    queue: list[tuple[float, Node]] = [(0, end)]
    while queue:
        cost, node = heappop(queue)
        if node == start:
            break
        for arc in graph.touching[node]:
            if arc == weak or arc in known:
                continue
            other = arc[1] if arc[0] == node else arc[0]
            price = cost + price_of(arc)
            if price < best.get(other, float("inf")):
                best[other], came[other] = price, (node, arc)
                heappush(queue, (price, other))
    return _arcs_on_path(start, came) - hidden


def _arcs_on_path(node: Node, came: Mapping[Node, tuple[Node, Arc]]) -> set[Arc]:
    path: set[Arc] = set()
    while node in came:
        node, arc = came[node]
        path.add(arc)
    return path


def _show(values: Mapping[Arc, int], rows: Sequence[str], columns: Sequence[str], hidden: set[Arc]) -> Protected:
    def seen(arc: Arc) -> int | None:
        return None if arc in hidden else values[arc]

    cells = {(r, c): seen(_cell(r, c)) for r in rows for c in columns}
    return Protected(
        rows=tuple(rows),
        columns=tuple(columns),
        cells=cells,
        row_totals={r: seen(_row_total(r)) for r in rows},
        column_totals={c: seen(_column_total(c)) for c in columns},
        total=seen(GRAND),
        all_or_nothing=tuple(r for r in rows if _unanimous(r, columns, values, cells)),
    )


def _unanimous(
    row: str,
    columns: Sequence[str],
    values: Mapping[Arc, int],
    cells: Mapping[tuple[str, str], int | None],
) -> bool:
    total = values[_row_total(row)]
    return total > 0 and any(cells[row, c] == total for c in columns) and len(columns) > 1
