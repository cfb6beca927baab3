"""Which figures of one group may be shown? Every filter shows a row of one protected table, never a cut of its own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.conf import settings

from dashboards.panels.measure import ASKED, GROWING, NOT_ASKED, Picks
from participation.stats.disclosure import Rule, hidden_groups, protect_counts, protect_table

Counts = Mapping[str, Mapping[str, int]]  # group -> answer -> how many
ANY = Picks()


@dataclass(frozen=True, slots=True)
class Shown:
    """`base` None: the group is too small, or it protects a small one. `unanimous`: all gave the same answer."""

    base: int | None
    cells: Mapping[str, int | None]
    unanimous: bool = False


def rule() -> Rule:
    size = settings.MINIMUM_GROUP_SIZE
    return Rule(min_group=size, min_cell=max(2, (size + 1) // 2), span=max(1, size // 2))


def hidden_in(counts: Counts, sizes: Mapping[str, int], with_rule: Rule | None = None) -> frozenset[str]:
    """Groups that a question must not show, `sizes` being those who answered it.

    Who is hidden among all that took part is hidden in every question. Else a second group hides a small one here, a
    third one does there, and each of them shown once, the small one is what they leave of all.

    While answers come, who hides a small group could change from one day to the next, with the same end: a question is
    divided into groups then only where all of them are large enough.
    """
    limits = with_rule or rule()
    everybody = {group: own.get(ASKED, 0) + own.get(NOT_ASKED, 0) for group, own in counts.items()}
    gone = set(hidden_groups(everybody, rule=rule())) if any(everybody.values()) else set()
    gone |= hidden_groups(sizes, rule=limits) if not gone else {g for g, n in sizes.items() if 0 < n < limits.min_group}
    if gone and any(GROWING in own for own in counts.values()):
        return frozenset(sizes)
    return with_enough(sizes, gone, limits)


def with_enough(sizes: Mapping[str, int], gone: Collection[str], limits: Rule) -> frozenset[str]:
    """What all hidden groups hold together can be had by subtraction, so it is a group and must be large enough."""
    found = set(gone)
    while 0 < sum(sizes.get(one, 0) for one in found) < limits.min_group:
        more = min((one for one in sizes if one not in found and sizes[one]), key=lambda one: sizes[one], default=None)
        if more is None:
            break
        found.add(more)
    return frozenset(found)


def exclusive_answers(counts: Counts, answers: Sequence[str], wanted: str, with_rule: Rule | None = None) -> Shown:
    """One answer per person: the whole, or one group of it."""
    if not wanted:
        return _whole(_sums(counts, answers))
    sizes = {name: sum(group.get(answer, 0) for answer in answers) for name, group in counts.items()}
    gone = hidden_in(counts, sizes)
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


def several_answers(
    counts: Counts, bases: Mapping[str, int], answers: Sequence[str], wanted: str, picks: Picks = ANY
) -> Shown:
    """Several answers per person: each answer is a table of its own, chosen or not, over the same people."""
    if not wanted:
        total = sum(bases.values())
        return Shown(total, _sums(counts, answers)) if total >= rule().min_group else _hidden(answers)
    gone = hidden_in(counts, bases)
    if wanted in gone or wanted not in bases:
        return _hidden(answers)
    given = given_by_groups(counts, bases, answers, gone, rule(), picks)
    return Shown(bases[wanted], {answer: given[answer][wanted] for answer in answers})


Given = Mapping[str, Mapping[str, int | None]]  # answer -> group -> how many gave it


def given_by_groups(  # noqa: PLR0917 (all of them make the tables)
    counts: Counts, bases: Mapping[str, int], answers: Sequence[str], gone: Collection[str], limits: Rule, picks: Picks
) -> Given:
    """Each answer by groups. Where those shown of a group tell a hidden one, the smallest of them is hidden, too."""
    out = {answer: frozenset(gone) for answer in answers}
    while True:
        given = {answer: _given(counts, bases, answer, out[answer], limits) for answer in answers}
        found = [
            group
            for group in bases
            if group not in gone and _adds_up(counts, bases[group], given, group, limits, picks)
        ]
        more = [(group, smallest) for group in found if (smallest := _smallest_shown(given, group))]
        if not more:
            return given
        for group, answer in more:
            out[answer] |= {group}


def _smallest_shown(given: Given, group: str) -> str | None:
    shown = {answer: n for answer, own in given.items() if (n := own[group])}
    return min(shown, key=lambda answer: shown[answer], default=None)


def _given(
    counts: Counts, bases: Mapping[str, int], answer: str, gone: Collection[str], limits: Rule
) -> dict[str, int | None]:
    yes = {group: counts.get(group, {}).get(answer, 0) for group in bases}
    table = protect_table(
        {(group, "yes"): yes[group] for group in bases} | {(group, "no"): bases[group] - yes[group] for group in bases},
        rows=list(bases),
        columns=["yes", "no"],
        rule=limits,
        hidden_rows=gone,
    )
    return {group: table.cells[group, "yes"] for group in bases}


def _adds_up(  # noqa: PLR0917 (all of them belong to the bounds)
    counts: Counts, people: int, given: Given, group: str, limits: Rule, picks: Picks
) -> bool:
    """Everybody gives so many answers at least, and at most: what the shown ones leave bounds those that are hidden."""
    hidden = [answer for answer in given if given[answer][group] is None]
    shown = sum(own[group] or 0 for own in given.values())
    left = {
        answer: min(people, sum(counts.get(g, {}).get(answer, 0) for g, n in given[answer].items() if n is None))
        for answer in hidden
    }
    for answer in hidden:
        number = counts.get(group, {}).get(answer, 0)
        if 0 < min(number, people - number) < limits.min_cell:
            low = picks.least * people - shown - (sum(left.values()) - left[answer])
            high = left[answer] if picks.most is None else min(left[answer], picks.most * people - shown)
            if high - max(0, low) < min(limits.span, left[answer]):
                return True
    return False


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


def chosen(
    yes: Mapping[str, int], bases: Mapping[str, int], wanted: str, gone: Collection[str], with_rule: Rule | None = None
) -> int | None:
    """How many of the wanted group's base said yes; hidden as the table of all groups, yes or no, demands it."""
    if wanted in gone or wanted not in bases:
        return None
    return _given({group: {"yes": n} for group, n in yes.items()}, bases, "yes", gone, with_rule or rule())[wanted]


def _of_group(
    counts: Counts, bases: Mapping[str, int], answers: Sequence[str], wanted: str, with_rule: Rule
) -> tuple[int | None, dict[str, int | None]]:
    gone = hidden_in(counts, bases)
    if wanted in gone or wanted not in bases:
        return None, dict.fromkeys(answers)
    return bases[wanted], {answer: _given(counts, bases, answer, gone, with_rule)[wanted] for answer in answers}


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
