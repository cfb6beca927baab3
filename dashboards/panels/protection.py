"""Which figures of one group may be shown? Every filter shows a row of one protected table, never a cut of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from participation.stats.disclosure import Rule, hidden_groups, protect_counts, protect_table

Counts = Mapping[str, Mapping[str, int]]  # group -> answer -> how many


@dataclass(frozen=True, slots=True)
class Shown:
    """`base` None: the group is too small, or it protects a small one. `unanimous`: all gave the same answer."""

    base: int | None
    cells: Mapping[str, int | None]
    unanimous: bool = False


def rule() -> Rule:
    size = settings.MINIMUM_GROUP_SIZE
    return Rule(min_group=size, min_cell=max(2, (size + 1) // 2), span=max(1, size // 2))


def visible_groups(sizes: Mapping[str, int]) -> frozenset[str]:
    """Groups that may be looked at on their own."""
    return frozenset(sizes) - hidden_groups(sizes, rule=rule())


def exclusive_answers(counts: Counts, answers: Sequence[str], wanted: str, with_rule: Rule | None = None) -> Shown:
    """One answer per person: the whole, or one group of it."""
    if not wanted:
        return _whole(_sums(counts, answers))
    sizes = {name: sum(group.get(answer, 0) for answer in answers) for name, group in counts.items()}
    gone = hidden_groups(sizes, rule=rule())
    if wanted in gone or wanted not in sizes:
        return _hidden(answers)
    table = protect_table(
        {(name, answer): group.get(answer, 0) for name, group in counts.items() for answer in answers},
        rows=list(counts),
        columns=answers,
        rule=with_rule or rule(),
        hidden_rows=gone,
    )
    return Shown(table.row_totals[wanted], table.row(wanted), wanted in table.all_or_nothing)


def several_answers(counts: Counts, bases: Mapping[str, int], answers: Sequence[str], wanted: str) -> Shown:
    """Several answers per person: each answer is a table of its own, chosen or not, over the same people."""
    if not wanted:
        total = sum(bases.values())
        return Shown(total, _sums(counts, answers)) if total >= rule().min_group else _hidden(answers)
    return Shown(*_of_group(counts, bases, answers, wanted, rule()))


def several_groups_of_people(counts: Counts, bases: Mapping[str, int], answers: Sequence[str], wanted: str) -> Shown:
    """Several answers that say who somebody is: those who gave one and those who did not are groups of people."""
    total = sum(bases.values())
    if total < rule().min_group:
        return _hidden(answers)
    sums = _sums(counts, answers)
    small = {a for a, n in sums.items() if _is_small(n) or _is_small(total - n)}
    strict = replace(rule(), min_cell=rule().min_group)
    base, cells = _of_group(counts, bases, answers, wanted, strict) if wanted else (total, sums)
    return Shown(base, {answer: None if answer in small else cells[answer] for answer in answers})


def groups_of_people(
    counts: Counts, answers: Sequence[str], wanted: str, families: Sequence[Sequence[str]] | None = None
) -> Shown:
    """Answers that say who somebody is (age, origin): each is a group of its own and must be large enough.

    What is hidden for everybody stays hidden in each part, else the parts would add up to it. `families` are answers
    of which other tables show the sum.
    """
    sums = _sums(counts, answers)
    total = sum(sums.values())
    if total < rule().min_group:
        return _hidden(answers)
    gone = hidden_people(sums, families or [[answer] for answer in answers])
    if not wanted:
        return Shown(total, {answer: None if answer in gone else sums[answer] for answer in answers})
    strict = replace(rule(), min_cell=rule().min_group)
    shown = exclusive_answers(counts, answers, wanted, strict)
    cells = {answer: None if answer in gone else shown.cells[answer] for answer in answers}
    return Shown(shown.base, cells)


def hidden_people(sums: Mapping[str, int], families: Sequence[Sequence[str]]) -> frozenset[str]:
    """First the families as groups, then the answers within each that is shown: its sum is known."""
    gone = hidden_families(sums, families)
    found = {code for at in gone for code in families[at]}
    for at, family in enumerate(families):
        own = {code: sums.get(code, 0) for code in family}
        if at not in gone and len(family) > 1 and any(own.values()):
            inner = protect_counts(own, rule=rule())
            found |= {code for code in family if inner.cells["", code] is None}
    return frozenset(found)


def hidden_families(sums: Mapping[str, int], families: Sequence[Sequence[str]]) -> frozenset[int]:
    """The places of families that are too small, or protect a small one."""
    totals = {str(at): sum(sums.get(code, 0) for code in family) for at, family in enumerate(families)}
    whole = protect_counts(totals, rule=rule())
    return frozenset(int(at) for at in totals if whole.cells["", at] is None)


def chosen(yes: Mapping[str, int], bases: Mapping[str, int], wanted: str, with_rule: Rule | None = None) -> int | None:
    """How many of the wanted group's base said yes; hidden as the table of all groups, yes or no, demands it."""
    gone = hidden_groups(bases, rule=rule())
    if wanted in gone or wanted not in bases:
        return None
    table = protect_table(
        {(name, "yes"): yes.get(name, 0) for name in bases}
        | {(name, "no"): bases[name] - yes.get(name, 0) for name in bases},
        rows=list(bases),
        columns=["yes", "no"],
        rule=with_rule or rule(),
        hidden_rows=gone,
    )
    return table.cells[wanted, "yes"]


def _of_group(
    counts: Counts, bases: Mapping[str, int], answers: Sequence[str], wanted: str, with_rule: Rule
) -> tuple[int | None, dict[str, int | None]]:
    if wanted not in visible_groups(bases):
        return None, dict.fromkeys(answers)
    yes = {answer: {name: counts.get(name, {}).get(answer, 0) for name in bases} for answer in answers}
    return bases[wanted], {answer: chosen(yes[answer], bases, wanted, with_rule) for answer in answers}


def _is_small(people: int) -> bool:
    return 0 < people < rule().min_group


def _sums(counts: Counts, answers: Sequence[str]) -> dict[str, int]:
    return {answer: sum(group.get(answer, 0) for group in counts.values()) for answer in answers}


def _whole(cells: Mapping[str, int]) -> Shown:
    base = sum(cells.values())
    if base < rule().min_group:
        return _hidden(list(cells))
    return Shown(base, cells, len(cells) > 1 and base in cells.values())


def _hidden(answers: Sequence[str]) -> Shown:
    return Shown(None, dict.fromkeys(answers))
