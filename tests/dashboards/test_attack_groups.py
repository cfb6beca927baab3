"""A hostile statistician puts all tables by groups of one question together, and learns no more than each tells alone.

Random people; what is published becomes equations; a linear program asks which values every hidden figure could have.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from random import Random
from typing import Any

import numpy as np
import pytest
from scipy.optimize import linprog

from dashboards.panels.crossed import Column, Crossed, crossed_answers, merged, quartered
from dashboards.panels.protection import hidden_families, hidden_people, rule

AGES = ("14_17", "18_29", "30_49", "50_64", "65_74", "75_84", "85p", "")
WEIGHTS = (3, 9, 25, 25, 18, 12, 4, 4)
GENERATIONS = {"young": ("14_17", "18_29"), "30_49": ("30_49",), "50_64": ("50_64",), "65_74": ("65_74",)}
GENERATIONS |= {"old": ("75_84", "85p")}
HOMES = ("single", "couple", "children", "")
ANSWERS = ("no", "partly", "yes")
Person = tuple[str, str, str]  # answer ("" for none), age, home
KINDS = [(a, age, home) for a in ("", *ANSWERS) for age in AGES for home in HOMES]
AT = {kind: at for at, kind in enumerate(KINDS)}


def people(seed: int) -> Counter[Person]:
    chance = Random(seed)
    return Counter(
        (
            chance.choices(("", *ANSWERS), (4, 10, 20, 66))[0],
            chance.choices(AGES, WEIGHTS)[0],
            chance.choices(HOMES, (30, 40, 24, 6))[0],
        )
        for _ in range(chance.randrange(150, 700))
    )


class Facts:
    """Sums of kinds of people that somebody can read."""

    def __init__(self) -> None:
        self.left: list[list[float]] = []
        self.right: list[float] = []

    def read(self, fits: Callable[[Person], bool], value: int | None) -> None:
        if value is not None:
            self.left.append([float(fits(kind)) for kind in KINDS])
            self.right.append(value)

    def __add__(self, other: "Facts") -> "Facts":
        both = Facts()
        both.left, both.right = self.left + other.left, self.right + other.right
        return both

    def bounds(self, fits: Callable[[Person], bool]) -> tuple[float, float]:
        wanted = np.array([float(fits(kind)) for kind in KINDS])
        ends = []
        for sign in (1, -1):
            found = linprog(sign * wanted, A_eq=np.array(self.left), b_eq=np.array(self.right), method="highs")
            assert found.status in (0, 3), found.message
            ends.append(sign * found.fun if found.status == 0 else float("inf"))
        return ends[0], ends[1]


def by(persons: Counter[Person], place: int) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for person, number in persons.items():
        if person[0]:
            own = found.setdefault(person[place], {})
            own[person[0]] = own.get(person[0], 0) + number
    return found


def sums(persons: Counter[Person], place: int) -> dict[str, int]:
    found = dict.fromkeys({1: AGES, 2: HOMES}[place], 0)
    for person, number in persons.items():
        found[person[place]] += number
    return found


def table_facts(table: Crossed, place: int, rows: Mapping[str, Sequence[str]]) -> Facts:
    facts = Facts()
    for answer, value in table.totals.cells.items():
        facts.read(lambda kind, a=answer: kind[0] == a, value)  # type: ignore[misc]
    for row, column in table.groups.items():
        codes = rows.get(row, ("",))
        facts.read(lambda kind, c=codes: bool(kind[0]) and kind[place] in c, column.base)  # type: ignore[misc]
        for answer, value in column.cells.items():
            facts.read(lambda kind, a=answer, c=codes: kind[0] == a and kind[place] in c, value)  # type: ignore[misc]
    return facts


def published(persons: Counter[Person], *, careless: bool = False) -> dict[str, Any]:
    ages, homes = sums(persons, 1), sums(persons, 2)
    asked = {code: n for code, n in ages.items() if code}
    families = list(GENERATIONS.values())
    gone = {list(GENERATIONS)[at] for at in hidden_families(asked, families)}
    out_homes = {HOMES[at] for at in hidden_families(homes, [[home] for home in HOMES[:3]])}
    generations = crossed_answers(merged(by(persons, 1), GENERATIONS), ANSWERS, out=gone)
    households = crossed_answers(by(persons, 2), ANSWERS, out=out_homes)
    quarters: dict[str, dict[str, int]] = {}
    for (answer, age, home), number in persons.items():
        if answer:
            old, alone = age in GENERATIONS["old"], home == "single"
            name = ("both" if alone else "first") if old else "second" if alone else "neither"
            quarters.setdefault(name, {})[answer] = quarters.get(name, {}).get(answer, 0) + number
    bases = {name: sum(own.values()) for name, own in quarters.items()}
    parents = [] if careless else [(generations, ["old"]), (households, ["single"])]
    both = quartered(quarters, bases, ANSWERS, parents=parents)
    if careless:
        both = Column(bases.get("both", 0), {one: quarters.get("both", {}).get(one, 0) for one in ANSWERS})
    shown = {code: None if code in hidden_people(asked, families) else n for code, n in asked.items()}
    return {"ages": shown, "generations": generations, "households": households, "both": both}


def two_beside_each_other() -> Iterator[Sequence[str]]:
    """What can be chosen to stand beside another one: each generation, everybody from 65 on; and all others."""
    yield from ([one] for one in GENERATIONS)
    yield ["65_74", "old"]


def all_facts(found: dict[str, Any]) -> tuple[Facts, Facts, Facts]:
    """Of the two tables, and of everything else: the ages of all who answered, the life situation."""
    first = table_facts(found["generations"], 1, GENERATIONS)
    second = table_facts(found["households"], 2, {home: (home,) for home in HOMES})
    rest = Facts()
    for code, value in found["ages"].items():
        rest.read(lambda kind, c=code: kind[1] == c, value)  # type: ignore[misc]
    for members in two_beside_each_other():
        own, others = found["generations"].together(members), found["generations"].without(members)
        codes = [code for member in members for code in GENERATIONS[member]]
        for column, inside in ((own, True), (others, False)):
            rest.read(lambda kind, c=codes, i=inside: bool(kind[0]) and (kind[1] in c) == i, column.base)  # type: ignore[misc]
            for answer, value in column.cells.items():
                rest.read(lambda kind, a=answer, c=codes, i=inside: kind[0] == a and (kind[1] in c) == i, value)  # type: ignore[misc]

    def is_both(kind: Person) -> bool:
        return kind[1] in GENERATIONS["old"] and kind[2] == "single"

    rest.read(lambda kind: bool(kind[0]) and is_both(kind), found["both"].base)
    for answer, value in found["both"].cells.items():
        rest.read(lambda kind, a=answer: kind[0] == a and is_both(kind), value)  # type: ignore[misc]
    return first, second, rest


Fits = Callable[[Person], bool]


def small_cells(persons: Counter[Person]) -> Iterator[tuple[str, Fits]]:
    """Every cell of both tables with few people in it, and of the quarters that a life situation cuts from them."""
    rows: list[tuple[str, Fits]] = [
        ("generations", lambda kind, c=codes: kind[1] in c)  # type: ignore[misc]
        for codes in (*GENERATIONS.values(), ("",))
    ]
    rows += [("households", lambda kind, h=home: kind[2] == h) for home in HOMES]  # type: ignore[misc]
    old = GENERATIONS["old"]
    rows += [
        ("", lambda kind, o=is_old, s=is_alone: (kind[1] in old) == o and (kind[2] == "single") == s)  # type: ignore[misc]
        for is_old in (True, False)
        for is_alone in (True, False)
    ]
    for name, row in rows:
        for answer in ANSWERS:

            def fits(kind: Person, row: Fits = row, answer: str = answer) -> bool:
                return kind[0] == answer and row(kind)

            if 0 < sum(n for kind, n in persons.items() if fits(kind)) < rule().min_cell:
                yield name, fits


def learned(persons: Counter[Person], *, careless: bool = False) -> tuple[int, int]:
    """How many small cells there are, and of how many all tables together say too much, and more than their own."""
    first, second, rest = all_facts(published(persons, careless=careless))
    everything, own = first + second + rest, {"generations": first, "households": second, "": first + second}
    cells = more = 0
    for name, fits in small_cells(persons):
        cells += 1
        low, high = everything.bounds(fits)
        if high - low < rule().span:
            alone_low, alone_high = own[name].bounds(fits)
            more += high - low < alone_high - alone_low - 1e-6
    return cells, more


def test_all_tables_of_a_question_together_tell_of_no_small_cell() -> None:
    cells = 0
    for seed in range(4):
        few, more = learned(people(seed))
        assert more == 0, seed
        cells += few
    assert cells > 10


def test_a_life_situation_that_is_always_shown_would_be_subtracted() -> None:
    """The attack works: without the look at what it is cut from, small cells are found."""
    assert any(learned(people(seed), careless=True)[1] for seed in range(6))


@pytest.mark.parametrize("seed", range(20))
def test_no_small_age_is_the_difference_between_a_generation_and_the_ages_shown(seed: int) -> None:
    """Tables show the sums of generations, the panel of the question shows ages."""
    persons = people(seed)
    found = published(persons)
    facts = Facts()
    numbers = {code: n for code, n in sums(persons, 1).items() if code}
    gone = hidden_families(numbers, list(GENERATIONS.values()))
    facts.read(lambda kind: bool(kind[1]), sum(numbers.values()))
    for at, codes in enumerate(GENERATIONS.values()):
        if at not in gone:
            facts.read(lambda kind, c=codes: kind[1] in c, sum(numbers[code] for code in codes))  # type: ignore[misc]
    for code, value in found["ages"].items():
        facts.read(lambda kind, c=code: kind[1] == c, value)  # type: ignore[misc]
    for code, number in numbers.items():
        if 0 < number < rule().min_group:
            low, high = facts.bounds(lambda kind, c=code: kind[1] == c)  # type: ignore[misc]
            assert high - low >= rule().span
