"""Which figures of a table of answers by groups may be shown? One protected table per question and breakdown.

The margin of the question is public (the panel for everybody shows it), so those who named no group are a row as well.
A row stays hidden where the group is hidden among the answers about the person, else both views would be subtracted
from each other. Whatever is shown beside it (two groups put together, everybody else) is added up from shown figures.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dashboards.panels.measure import Picks
from dashboards.panels.protection import ANY, Counts, given_by_groups, hidden_in, rule, with_enough
from participation.stats.disclosure import Rule, hidden_groups, protect_table

SENSITIVE = 30  # people in a group from which delicate answers are shown


@dataclass(frozen=True, slots=True)
class Column:
    """`base` None: hidden. Answers of several groups, added up."""

    base: int | None
    cells: Mapping[str, int | None]


@dataclass(frozen=True, slots=True)
class Crossed:
    """Rows are groups; `totals` count everybody, whether they named a group or not."""

    answers: tuple[str, ...]
    groups: Mapping[str, Column]
    totals: Column
    exclusive: bool = True

    def together(self, members: Collection[str]) -> Column:
        return _added([self.groups[one] for one in members if one in self.groups], self.answers)

    def without(self, members: Collection[str]) -> Column:
        """Everybody else, those who named no group among them."""
        out = self.together(members)
        return Column(
            _less(self.totals.base, out.base),
            {one: _less(self.totals.cells[one], out.cells[one]) for one in self.answers},
        )

    def is_whole(self, group: str) -> bool:
        column = self.groups.get(group)
        return column is None or (column.base is not None and None not in column.cells.values())


def rule_for(*, sensitive: bool) -> Rule:
    return replace(rule(), min_group=max(SENSITIVE, rule().min_group)) if sensitive else rule()


def hidden_rows(
    counts: Counts, sizes: Mapping[str, int], out: Collection[str] | None, with_rule: Rule
) -> frozenset[str]:
    """`out`: groups hidden elsewhere. Without it the rows are those that a filter shows one by one."""
    if out is None:
        return hidden_in(counts, sizes, with_rule)
    gone = hidden_groups(sizes, rule=with_rule) | (set(out) & set(sizes))
    return with_enough(sizes, gone, with_rule)


def crossed_answers(
    counts: Counts, answers: Sequence[str], *, out: Collection[str] | None, with_rule: Rule | None = None
) -> Crossed:
    """One answer per person."""
    limits = with_rule or rule()
    sizes = {group: sum(own.get(one, 0) for one in answers) for group, own in counts.items()}
    if sum(sizes.values()) < limits.min_group:
        return _nothing(counts, answers)
    gone = hidden_rows(counts, sizes, out, limits)
    if limits.min_group > rule().min_group:
        gone = _without_one_mind(counts, sizes, answers, gone)
    table = protect_table(
        {(group, one): own.get(one, 0) for group, own in counts.items() for one in answers},
        rows=list(counts),
        columns=answers,
        rule=limits,
        hidden_rows=gone,
    )
    groups = {group: Column(table.row_totals[group], table.row(group)) for group in counts}
    return Crossed(tuple(answers), groups, Column(sum(sizes.values()), _sums(counts, answers)))


def _without_one_mind(
    counts: Counts, sizes: Mapping[str, int], answers: Sequence[str], gone: Collection[str]
) -> frozenset[str]:
    """Where a group is of one mind, its answer is that of each of them. What all hidden ones say together is known."""

    def of_one_mind(groups: Collection[str]) -> bool:
        sums = [sum(counts[group].get(one, 0) for group in groups) for one in answers]
        return sum(sums) > 0 and max(sums) == sum(sums)

    if of_one_mind(list(counts)):
        return frozenset(gone)  # everybody is, and that is public
    found = set(gone) | {group for group in counts if of_one_mind([group])}
    while of_one_mind(found):
        found.add(min((one for one in counts if one not in found and sizes[one]), key=lambda one: sizes[one]))
    return frozenset(found)


def crossed_several(
    counts: Counts,
    bases: Mapping[str, int],
    answers: Sequence[str],
    *,
    out: Collection[str] | None,
    with_rule: Rule | None = None,
    picks: Picks = ANY,
) -> Crossed:
    """Several answers per person: each answer is a table of its own, given or not, over the same people."""
    limits = with_rule or rule()
    if sum(bases.values()) < limits.min_group:
        return replace(_nothing(counts, answers), exclusive=False)
    gone = hidden_rows(counts, bases, out, limits)
    given = given_by_groups(counts, bases, answers, gone, limits, picks)
    groups = {
        group: Column(None if group in gone else bases[group], {one: given[one][group] for one in answers})
        for group in bases
    }
    totals = Column(sum(bases.values()), _sums(counts, answers))
    return Crossed(tuple(answers), groups, totals, exclusive=False)


def merged(counts: Counts, families: Mapping[str, Collection[str]]) -> dict[str, dict[str, int]]:
    """Answers of families put together; "" are all others: those who named no group."""
    of_code = {code: key for key, codes in families.items() for code in codes}
    found: dict[str, dict[str, int]] = {}
    for group, own in counts.items():
        into = found.setdefault(of_code.get(group, ""), {})
        for cell, number in own.items():
            into[cell] = into.get(cell, 0) + number
    return found


def hidden_when_coarser(gone: Collection[str], members: Collection[str]) -> frozenset[str]:
    """Hidden answers that all lie on one side are known together anyway; on both sides, the sums would part them."""
    sides = {"yes" if one in members else "no" for one in gone}
    return frozenset(sides) if len(sides) > 1 else frozenset()


def quartered(
    counts: Counts,
    bases: Mapping[str, int],
    answers: Sequence[str],
    *,
    parents: Iterable[tuple[Crossed, Collection[str]]],
    with_rule: Rule | None = None,
) -> Column:
    """Who meets both of two conditions. Only where nothing of either group is hidden and no quarter is small.

    Then the rows that the group is cut from are known, and what is left of each after subtraction is large as well.
    """
    limits = with_rule or rule()
    given = [(bases[name], counts.get(name, {}).get(one, 0)) for name in bases for one in answers]
    cells = [number for base, yes in given for number in (yes, base - yes)]
    safe = all(table.is_whole(row) for table, rows in parents for row in rows)
    safe = safe and all(not 0 < size < limits.min_group for size in bases.values())
    if not safe or any(0 < number < limits.min_cell for number in cells):
        return Column(None, dict.fromkeys(answers))
    return Column(bases.get("both", 0), {one: counts.get("both", {}).get(one, 0) for one in answers})


def _nothing(counts: Counts, answers: Sequence[str]) -> Crossed:
    hidden = Column(None, dict.fromkeys(answers))
    return Crossed(tuple(answers), dict.fromkeys(counts, hidden), hidden)


def _sums(counts: Counts, answers: Sequence[str]) -> dict[str, int | None]:
    return {one: sum(own.get(one, 0) for own in counts.values()) for one in answers}


def _added(columns: Sequence[Column], answers: Sequence[str]) -> Column:
    return Column(
        _sum([column.base for column in columns]), {one: _sum([c.cells[one] for c in columns]) for one in answers}
    )


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _less(whole: int | None, part: int | None) -> int | None:
    return None if whole is None or part is None else whole - part
