"""Somebody reads “Today” beside the evaluation and subtracts: of no small group more comes out than it tells alone."""

from collections.abc import Callable, Mapping, Sequence
from random import Random

import pytest
from scipy.optimize import linprog

from dashboards.panels.families import families_of_ages
from dashboards.panels.protection import groups_of_people, hidden_families, rule
from neighbourhood.selectors import cockpit_reach
from neighbourhood.selectors.cockpit_reach import AGE_GROUPS, AGES, Gap

PARTS = ("1", "2", "3", "4", "")  # "" lives elsewhere
CODES = ("u14", *AGES)
SIZES = (0, 1, 3, 7, 9, 11, 14, 30, 80)
Counts = dict[str, int]
Leak = tuple[int, str, str, int]  # seed, way, group, people
Facts = list[tuple[Sequence[str], int, int]]  # these groups together are between so many


def parts(seed: int) -> Counts:
    chance = Random(seed)
    return {part: chance.choice(SIZES) for part in PARTS} | {"1": 60}


def ages(seed: int) -> Counts:
    chance = Random(seed)
    return {code: chance.choice(SIZES) for code in CODES} | {"30_49": 60}


def evaluation(counts: Counts, families: Sequence[Sequence[str]]) -> Facts:
    """All, each group that its panel shows, and the sums that tables by groups show."""
    shown = groups_of_people({"": counts}, [*counts], "", families)
    facts: Facts = [([*counts], sum(counts.values()), sum(counts.values()))]
    facts += [([one], number, number) for one, number in shown.cells.items() if number is not None]
    gone = hidden_families(counts, families)
    for at, family in enumerate(families):
        if at not in gone:
            size = sum(counts[one] for one in family)
            facts.append((family, size, size))
    return facts


def today(gaps: Sequence[Gap], members: Mapping[str, Sequence[str]]) -> Facts:
    few = rule().min_group - 1
    return [(members[gap.label], *((1, few) if gap.answers is None else (gap.answers, gap.answers))) for gap in gaps]


def of_parts(counts: Counts) -> tuple[Facts, Facts]:
    areas = [(int(part), part, 500 * int(part)) for part in PARTS if part]
    margins = cockpit_reach._Margins(areas, {})
    gaps = cockpit_reach._by_area(margins, {int(part or 0): number for part, number in counts.items()})
    families = [[one] for one in counts]
    return evaluation(counts, families), today(gaps, {part: [part] for part in PARTS})


def of_ages(counts: Counts) -> tuple[Facts, Facts]:
    margins = cockpit_reach._Margins([], dict.fromkeys(AGES, 500))
    gaps = cockpit_reach._by_age(margins, counts)
    names = dict(zip(("Unter 30", "30 bis 64", "65 und älter"), (codes for _key, codes in AGE_GROUPS), strict=True))
    return evaluation(counts, families_of_ages(counts)), today(gaps, names)


def doubt(counts: Counts, facts: Facts, one: str) -> float:
    names = [*counts]
    rows = [[float(name in group) for name in names] for group, _low, _high in facts]
    limits = [-low for _group, low, _high in facts] + [high for _group, _low, high in facts]
    ends: list[float] = []
    for sign in (1, -1):
        goal = [sign * float(name == one) for name in names]
        both = [[-value for value in row] for row in rows] + rows
        solved = linprog(goal, A_ub=both, b_ub=limits, method="highs")
        assert solved.status == 0, solved.message
        ends.append(sign * solved.fun)
    return ends[1] - ends[0]


def leaks(seeds: Sequence[int]) -> tuple[int, list[Leak]]:
    """Small groups of which both pages together tell too much, and more than the evaluation alone."""
    told = 0
    found: list[Leak] = []
    ways: list[tuple[Callable[[int], Counts], Callable[[Counts], tuple[Facts, Facts]]]]
    ways = [(parts, of_parts), (ages, of_ages)]
    for seed in seeds:
        for make, read in ways:
            counts = make(seed)
            known, more = read(counts)
            told += len(more)
            for one, number in counts.items():
                if 0 < number < rule().min_group:
                    enough = min(rule().span, doubt(counts, known, one))
                    if doubt(counts, known + more, one) < enough - 1e-6:
                        found.append((seed, read.__name__, one, number))
    return told, found


def test_both_pages_together_tell_of_no_small_group() -> None:
    told, found = leaks(range(24))
    assert found == []
    assert told > 40, "there is something to subtract"


def test_without_a_look_at_the_evaluation_small_groups_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was: every group of ten and more with its number."""
    monkeypatch.setattr(cockpit_reach, "hidden_people", lambda _counts, _families: frozenset())
    monkeypatch.setattr(cockpit_reach, "can_be_added_up", lambda _ages, _counts: True)
    assert {leak[1] for leak in leaks(range(8))[1]} == {"of_parts", "of_ages"}
