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
    gone = hidden_groups(bases, rule=rule())
    if wanted in gone or wanted not in bases:
        return _hidden(answers)
    return Shown(bases[wanted], {answer: _chosen(counts, bases, answer, wanted, gone) for answer in answers})


def groups_of_people(counts: Counts, answers: Sequence[str], wanted: str) -> Shown:
    """Answers that say who somebody is (age, origin): each is a group of its own and must be large enough.

    What is hidden for everybody stays hidden in each part, else the parts would add up to it.
    """
    whole = protect_counts(_sums(counts, answers), rule=rule())
    if whole.total is None:
        return _hidden(answers)
    if not wanted:
        return Shown(whole.total, {answer: whole.cells["", answer] for answer in answers})
    strict = replace(rule(), min_cell=rule().min_group)
    shown = exclusive_answers(counts, answers, wanted, strict)
    cells = {answer: None if whole.cells["", answer] is None else shown.cells[answer] for answer in answers}
    return Shown(shown.base, cells)


def _chosen(counts: Counts, bases: Mapping[str, int], answer: str, wanted: str, gone: frozenset[str]) -> int | None:
    yes = {name: counts.get(name, {}).get(answer, 0) for name in bases}
    table = protect_table(
        {(name, "yes"): yes[name] for name in bases} | {(name, "no"): bases[name] - yes[name] for name in bases},
        rows=list(bases),
        columns=["yes", "no"],
        rule=rule(),
        hidden_rows=gone,
    )
    return table.cells[wanted, "yes"]


def _sums(counts: Counts, answers: Sequence[str]) -> dict[str, int]:
    return {answer: sum(group.get(answer, 0) for group in counts.values()) for answer in answers}


def _whole(cells: Mapping[str, int]) -> Shown:
    base = sum(cells.values())
    return Shown(base, cells) if base >= rule().min_group else _hidden(list(cells))


def _hidden(answers: Sequence[str]) -> Shown:
    return Shown(None, dict.fromkeys(answers))
