"""A hostile statistician adds up the gaps of a heat map, and learns of no few people who answered otherwise.

A gap and its number of people give the sum of all differences, from -4 to 4 each. A linear program asks how many can
have answered otherwise than at the end of the scale: in each group, and in all that are hidden together.
"""

from collections import Counter
from collections.abc import Sequence
from random import Random

import pytest
from scipy.optimize import linprog

from dashboards.panels.measure import Kind, Measure, Question
from dashboards.panels.protection import rule
from dashboards.selectors import heat
from dashboards.selectors.breakdowns import Breakdown, Named
from dashboards.selectors.crossing import Source
from surveys.selectors.crossed import Crossable

GROUPS = ("young", "middle", "old", "oldest", "")
QUESTION = Question("B1", "Wie wichtig?", Kind.PAIR, (), (Measure("B1.bus", "Bus"),))
AGE = Breakdown("alter", "Alter", "demo.age", tuple(Named(one, one, (one,)) for one in GROUPS if one))
SCALE = range(-4, 5)
Leak = tuple[int, str, int, int]  # seed, group, people, sum
Pairs = dict[str, Counter[tuple[int, int]]]


def answers(seed: int) -> Pairs:
    """Nearly everybody finds it most important and is not satisfied at all; some groups are small."""
    chance = Random(seed)
    return {
        group: Counter(
            (5, 1) if chance.random() < chance.choice((0.9, 0.97, 1)) else (chance.randint(3, 5), chance.randint(1, 3))
            for _ in range(chance.choice((3, 12, 35, 60, 90)))
        )
        for group in GROUPS
    }


def told(pairs: Pairs) -> dict[str, tuple[int, int]]:
    """What can be worked out from the page: group -> people and the sum of their differences."""
    cells = {group: {f"{a}|{b}": n for (a, b), n in own.items()} for group, own in pairs.items()}
    by = {AGE.by: {"B1.bus": cells}}
    families = {AGE.by: {one: (one,) for one in GROUPS if one}}
    source = Source(by, {}, families, Crossable({}, (), frozenset(), frozenset()))
    columns, everybody = heat.gaps_by_group(QUESTION, AGE, source)
    found = {c.name: (gap.n, round(gap.gap * gap.n)) for c in columns for gap in c.gaps.values()}
    for gap in everybody:
        rest = [(gap.n, round(gap.gap * gap.n)), *((-n, -total) for n, total in found.values())]
        found["hidden together"] = (sum(n for n, _total in rest), sum(total for _n, total in rest))
    return found


def doubt(people: int, total: int) -> float:
    """Between how many lies the number of the few who answered otherwise than most, at one end of the scale?"""
    widths = [float(rule().span)]
    for end in (4, -4):
        goal = [float(point != end) for point in SCALE]
        sums = [[1.0 for _point in SCALE], [float(point) for point in SCALE]]
        low, high = (
            sign * linprog([sign * one for one in goal], A_eq=sums, b_eq=[people, total], method="highs").fun
            for sign in (1, -1)
        )
        if 1e-6 < high < people / 2:
            widths.append(high - low)
    return min(widths)


def learned(seeds: Sequence[int]) -> tuple[int, list[Leak]]:
    """How many groups a page told of, and those about which it told too much."""
    seen = 0
    leaks: list[Leak] = []
    for seed in seeds:
        for group, (people, total) in told(answers(seed)).items():
            seen += group != "hidden together"
            # A person more or less on the scale of eight points: what whole numbers of people round away.
            if people and doubt(people, total) < rule().span - 7 / 8:
                leaks.append((seed, group, people, total))
    return seen, leaks


def test_no_gap_tells_of_a_few_who_answered_otherwise() -> None:
    seen, leaks = learned(range(60))
    assert leaks == []
    assert seen > 40, "there is something to attack"


def test_without_a_look_at_the_ends_of_the_scale_the_attack_finds_some(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heat, "_gaps_that_tell", lambda _groups, already=(): frozenset(already))
    assert learned(range(12))[1]


def test_of_two_sides_both_stay_hidden_where_one_would_tell() -> None:
    """A life situation is compared with everybody else: the one is what the other leaves of all."""
    few = Counter({(5, 1): 49, (5, 2): 1})
    many = Counter({(5, 1): 40, (3, 3): 60, (4, 1): 30})
    assert heat._gaps_that_tell({"own": few, "rest": many})
    assert not heat._gaps_that_tell({"own": Counter({(5, 1): 50}), "rest": many}), "all the same: nobody is apart"
