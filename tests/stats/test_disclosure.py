"""Can nobody work out a hidden figure from what is shown?"""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from participation.stats.disclosure import Protected, Rule, hidden_groups, protect_counts, protect_table

RULE = Rule(min_group=10, min_cell=5, span=5)
Counts = dict[tuple[str, str], int]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Counts, list[str], list[str]]:
    rows = [f"area {i}" for i in range(draw(st.integers(1, 4)))]
    columns = [f"answer {i}" for i in range(draw(st.integers(1, 4)))]
    sizes = st.one_of(st.integers(0, 12), st.integers(0, 200))
    return {cell: draw(sizes) for cell in product(rows, columns)}, rows, columns


def attack(table: Protected, counts: Counts, cell: tuple[str, str]) -> tuple[float, float]:
    """The attacker's linear program over the inner cells: every shown figure is an equation."""
    cells = list(table.cells)
    equations, right = [], []

    def know(members: list[tuple[str, str]], value: int | None) -> None:
        if value is not None:
            equations.append([1 if c in members else 0 for c in cells])
            right.append(value)

    for c in cells:
        know([c], table.cells[c])
    for row in table.rows:
        know([c for c in cells if c[0] == row], table.row_totals[row])
    for column in table.columns:
        know([c for c in cells if c[1] == column], table.column_totals[column])
    know(cells, table.total)
    at = cells.index(cell)
    ends = []
    for sign in (1, -1):
        goal = [sign if i == at else 0 for i in range(len(cells))]
        solved = linprog(goal, A_eq=equations or None, b_eq=right or None, bounds=(0, None), method="highs")
        ends.append(float("inf") if solved.status == 3 else sign * solved.fun)
    return ends[0], ends[1]


@settings(max_examples=150, deadline=None)
@given(tables())
def test_no_hidden_cell_can_be_worked_out(drawn: tuple[Counts, list[str], list[str]]) -> None:
    counts, rows, columns = drawn
    table = protect_table(counts, rows=rows, columns=columns, rule=RULE)
    for cell, shown in table.cells.items():
        if shown is None and counts[cell] > 0:
            low, high = attack(table, counts, cell)
            assert high - low >= RULE.span - 1e-6


@settings(max_examples=60, deadline=None)
@given(tables())
def test_with_known_totals_doubt_is_as_large_as_they_allow(drawn: tuple[Counts, list[str], list[str]]) -> None:
    counts, rows, columns = drawn
    sizes = {row: sum(counts[row, c] for c in columns) for row in rows}
    assume(sum(sizes.values()) >= RULE.min_group)
    gone = hidden_groups(sizes, rule=RULE)
    table = protect_table(counts, rows=rows, columns=columns, rule=RULE, hidden_rows=gone)
    totals_only = replace(table, cells=dict.fromkeys(table.cells))
    for row in rows:
        assert (table.row_totals[row] is None) == (row in gone)
    assert None not in table.column_totals.values()
    for cell, shown in table.cells.items():
        if shown is None and counts[cell] > 0:
            low, high = attack(table, counts, cell)
            widest_low, widest_high = attack(totals_only, counts, cell)
            assert high - low >= min(RULE.span, widest_high - widest_low) - 1e-6


@settings(max_examples=60, deadline=None)
@given(st.integers(2, 3), st.integers(2, 3), st.data())
def test_views_by_area_and_by_channel_tell_no_more_together(areas: int, channels: int, data: st.DataObject) -> None:
    """The attacker reads both views of the same people; unknown is who of which area came by which channel."""
    axes = ([f"area {i}" for i in range(areas)], [f"channel {i}" for i in range(channels)], ["yes", "no"])
    people: People = {key: data.draw(st.one_of(st.integers(0, 6), st.integers(0, 60))) for key in product(*axes)}
    assume(sum(people.values()) >= RULE.min_group)
    views = [_view(people, axes, axis) for axis in (0, 1)]
    for axis, view in enumerate(views):
        for cell, shown in view.cells.items():
            true = sum(n for key, n in people.items() if (key[axis], key[2]) == cell)
            if shown is None and true > 0:
                alone, both = (
                    _width(people, [(axis, view)], axis, cell),
                    _width(people, list(enumerate(views)), axis, cell),
                )
                assert both >= min(RULE.span, alone) - 1e-6


People = dict[tuple[str, ...], int]


def _view(people: People, axes: tuple[list[str], ...], axis: int) -> Protected:
    """As `dashboards/panels/protection.py` asks for it: the totals of answers are known from the whole."""
    counts = {
        (name, answer): sum(n for key, n in people.items() if key[axis] == name and key[2] == answer)
        for name in axes[axis]
        for answer in axes[2]
    }
    sizes = {name: sum(counts[name, answer] for answer in axes[2]) for name in axes[axis]}
    gone = hidden_groups(sizes, rule=RULE)
    return protect_table(counts, rows=axes[axis], columns=axes[2], rule=RULE, hidden_rows=gone)


def _width(people: People, views: list[tuple[int, Protected]], axis: int, cell: tuple[str, str]) -> float:
    cells = list(people)
    equations, right = [], []

    def know(members: list[tuple[str, ...]], value: int | None) -> None:
        if value is not None:
            equations.append([1 if one in members else 0 for one in cells])
            right.append(value)

    for by, view in views:
        for (name, answer), value in view.cells.items():
            know([key for key in cells if (key[by], key[2]) == (name, answer)], value)
        for name, value in view.row_totals.items():
            know([key for key in cells if key[by] == name], value)
        for answer, value in view.column_totals.items():
            know([key for key in cells if key[2] == answer], value)
        know(cells, view.total)
    goal = [1 if (key[axis], key[2]) == cell else 0 for key in cells]
    ends = []
    for sign in (1, -1):
        solved = linprog([sign * one for one in goal], A_eq=equations, b_eq=right, bounds=(0, None), method="highs")
        ends.append(sign * solved.fun)
    return float(ends[1] - ends[0])


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 60), min_size=1, max_size=8))
def test_no_hidden_group_can_be_worked_out(sizes: dict[str, int]) -> None:
    gone = hidden_groups(sizes, rule=RULE)
    assert all(group in gone for group, size in sizes.items() if 0 < size < RULE.min_group)
    if 0 < len(gone) < len(sizes):
        assert sum(sizes[group] for group in gone) >= RULE.span
        assert sum(sizes[group] > 0 for group in gone) >= 2


@settings(max_examples=200, deadline=None)
@given(tables())
def test_what_is_shown_is_true_and_never_small(drawn: tuple[Counts, list[str], list[str]]) -> None:
    counts, rows, columns = drawn
    table = protect_table(counts, rows=rows, columns=columns, rule=RULE)
    for cell, shown in table.cells.items():
        if shown is not None:
            assert shown == counts[cell]
            assert shown == 0 or shown >= RULE.min_cell
    for row, total in table.row_totals.items():
        if total is not None:
            assert total == sum(counts[row, c] for c in columns)
            assert total == 0 or total >= RULE.min_group


@settings(max_examples=100, deadline=None)
@given(tables())
def test_tables_without_small_figures_stay_whole(drawn: tuple[Counts, list[str], list[str]]) -> None:
    counts, rows, columns = drawn
    counts = {cell: n + 10 for cell, n in counts.items()}
    assert protect_table(counts, rows=rows, columns=columns, rule=RULE).hidden_count == 0


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.text("abcdef", min_size=1, max_size=2), st.integers(0, 60), min_size=1, max_size=8))
def test_one_small_category_never_stands_alone(counts: dict[str, int]) -> None:
    table = protect_counts(counts, rule=RULE)
    hidden = [c for c in counts if table.cells["", c] is None]
    assume(hidden and table.total is not None)
    assert sum(counts[c] > 0 for c in hidden) >= 2


def test_a_small_group_takes_a_second_group_with_it() -> None:
    counts = {("north", "yes"): 3, ("north", "no"): 4, ("south", "yes"): 30, ("south", "no"): 20}
    counts |= {("west", "yes"): 90, ("west", "no"): 80}
    table = protect_table(counts, rows=["north", "south", "west"], columns=["yes", "no"], rule=RULE)
    assert table.row_totals == {"north": None, "south": None, "west": 170}
    assert table.row("west") == {"yes": 90, "no": 80}
    assert table.total == 227


def test_a_table_below_the_limit_shows_nothing() -> None:
    table = protect_table({("a", "x"): 9}, rows=["a"], columns=["x"], rule=RULE)
    assert (table.total, table.cells["a", "x"]) == (None, None)


def test_groups_that_agree_to_a_man_are_named() -> None:
    counts = {("a", "x"): 30, ("a", "y"): 0, ("b", "x"): 20, ("b", "y"): 15}
    assert protect_table(counts, rows=["a", "b"], columns=["x", "y"], rule=RULE).all_or_nothing == ("a",)


def test_the_naive_table_would_leak() -> None:
    """Control: hiding only the small cell leaves it open to subtraction, so the audit above can fail."""
    counts = {("a", "x"): 3, ("a", "y"): 30, ("b", "x"): 20, ("b", "y"): 25}
    naive = protect_table(counts, rows=["a", "b"], columns=["x", "y"], rule=Rule(1, 1, 0))
    leaking = Protected(
        naive.rows,
        naive.columns,
        {**naive.cells, ("a", "x"): None},
        naive.row_totals,
        naive.column_totals,
        naive.total,
        (),
    )
    assert attack(leaking, counts, ("a", "x")) == pytest.approx((3, 3))


def test_negative_counts_are_refused() -> None:
    with pytest.raises(ValueError, match="below zero"):
        protect_table({("a", "x"): -1}, rows=["a"], columns=["x"])


def test_zeros_hide_who_is_alone_with_an_answer() -> None:
    """One person in all gave this answer; shown zeros in the other groups would tell from which group."""
    counts = {("a", "x"): 20, ("a", "y"): 0, ("b", "x"): 20, ("b", "y"): 1}
    table = protect_table(counts, rows=["a", "b"], columns=["x", "y"], rule=RULE, hidden_rows=frozenset())
    assert table.column_totals["y"] == 1
    assert (table.cells["a", "y"], table.cells["b", "y"]) == (None, None)
    assert attack(table, counts, ("b", "y")) == pytest.approx((0, 1))


def test_a_large_table_is_quick() -> None:
    rows, columns = [f"r{i}" for i in range(12)], [f"c{i}" for i in range(6)]
    counts = {cell: (i * 7) % 23 for i, cell in enumerate(product(rows, columns))}
    table = protect_table(counts, rows=rows, columns=columns, rule=RULE)
    assert 0 < table.hidden_count < len(rows) * len(columns)
