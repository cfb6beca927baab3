"""Answers by age, answers by part of the area, ages in each part: three tables of two, put together as one of three.

Each of them is protected for itself (ADR 0035). A linear program over answer, age and part at once asks whether a
small cell of one of them comes out of all three that its own table hides.
"""

from collections import Counter
from collections.abc import Iterator
from random import Random

import pytest

from dashboards.panels.crossed import crossed_answers, merged
from dashboards.panels.protection import exclusive_answers, groups_of_people, hidden_families, rule
from participation.stats import disclosure
from participation.stats.table_flow import Arc
from tests.dashboards.attacker import Attacker, Cell, Chosen
from tests.dashboards.test_attack_groups import AGES, ANSWERS, GENERATIONS, WEIGHTS

# Here a cell's channel is an age.
PARTS = ("north", "south", "west")
CELLS = [Cell(part, age, answer) for part in PARTS for age in AGES for answer in ("", *ANSWERS)]
NAMED = [age for age in AGES if age]
FAMILIES = list(GENERATIONS.values())
Persons = Counter[Cell]


def people(seed: int) -> Persons:
    chance = Random(seed)
    return Counter(
        Cell(
            chance.choices(PARTS, (50, 35, 15))[0],
            chance.choices(AGES, WEIGHTS)[0],
            chance.choices(("", *ANSWERS), (4, 10, 20, 66))[0],
        )
        for _ in range(chance.randrange(150, 700))
    )


def size(persons: Persons, chosen: Chosen) -> int:
    return sum(number for cell, number in persons.items() if chosen(cell))


def of(part: str | None = None, ages: tuple[str, ...] | None = None, answer: str | None = None) -> Chosen:
    """None: any; an age "" is that of people who named none. Who gave no answer is in no table of answers."""
    return lambda cell: (
        part in (None, cell.part) and (ages is None or cell.channel in ages) and answer in (None, cell.answer)
    )


def answered(chosen: Chosen) -> Chosen:
    return lambda cell: bool(cell.answer) and chosen(cell)


def learn(attacker: Attacker, chosen: Chosen, value: int | None) -> None:
    if value is not None:
        attacker.learns(chosen, value)


def read_totals(attacker: Attacker, persons: Persons) -> None:
    """What every page says: all answers, people per part, how many left the question about their age out."""
    learn(attacker, of(ages=("",)), size(persons, of(ages=("",))))
    for answer in ANSWERS:
        learn(attacker, of(answer=answer), size(persons, of(answer=answer)))
    for part in PARTS:
        learn(attacker, of(part), size(persons, of(part)))


def read_by_age(attacker: Attacker, persons: Persons) -> None:
    counts = {age: {a: size(persons, of(ages=(age,), answer=a)) for a in ANSWERS} for age in AGES}
    asked = {age: size(persons, of(ages=(age,))) for age in NAMED}
    gone = {list(GENERATIONS)[at] for at in hidden_families(asked, FAMILIES)}
    for group, column in crossed_answers(merged(counts, GENERATIONS), ANSWERS, out=gone).groups.items():
        ages = GENERATIONS.get(group, ("",))
        learn(attacker, answered(of(ages=ages)), column.base)
        for answer, value in column.cells.items():
            learn(attacker, of(ages=ages, answer=answer), value)


def read_by_part(attacker: Attacker, persons: Persons) -> None:
    counts = {part: {a: size(persons, of(part, answer=a)) for a in ANSWERS} for part in PARTS}
    for part in PARTS:
        shown = exclusive_answers(counts, ANSWERS, part)
        learn(attacker, answered(of(part)), shown.base)
        for answer, value in shown.cells.items():
            learn(attacker, of(part, answer=answer), value)


def read_ages_by_part(attacker: Attacker, persons: Persons) -> None:
    counts = {part: {age: size(persons, of(part, (age,))) for age in NAMED} for part in PARTS}
    for part in (None, *PARTS):
        shown = groups_of_people(counts, NAMED, part or "", FAMILIES)
        learn(attacker, of(part, tuple(NAMED)), shown.base)
        for age, value in shown.cells.items():
            learn(attacker, of(part, (age,)), value)


TABLES = (read_by_age, read_by_part, read_ages_by_part)


def small_cells(persons: Persons) -> Iterator[tuple[int, Chosen]]:
    """Of each table, by its place in `TABLES`."""
    by_age = [of(ages=ages, answer=a) for a in ANSWERS for ages in (*FAMILIES, ("",))]
    by_part = [of(part, answer=a) for a in ANSWERS for part in PARTS]
    ages = [of(part, (age,)) for age in NAMED for part in PARTS]
    for at, (cells, least) in enumerate(
        ((by_age, rule().min_cell), (by_part, rule().min_cell), (ages, rule().min_group))
    ):
        yield from ((at, chosen) for chosen in cells if 0 < size(persons, chosen) < least)


def learned(seed: int) -> tuple[int, int, int]:
    """Small cells, those that are too narrow at all, and those of which all three tables say more than their own."""
    persons = people(seed)
    alone = []
    for table in TABLES:
        attacker = Attacker(CELLS)
        read_totals(attacker, persons)
        table(attacker, persons)
        alone.append(attacker)
    together = Attacker(CELLS)
    for attacker in alone:
        together.equations += attacker.equations
        together.right += attacker.right
    cells = narrow = more = 0
    for at, chosen in small_cells(persons):
        cells += 1
        doubt = together.doubt(chosen)
        if doubt < rule().span - 1e-6:
            narrow += 1
            more += doubt < alone[at].doubt(chosen) - 1e-6
    return cells, narrow, more


def test_three_tables_together_tell_of_no_small_cell() -> None:
    cells = 0
    for seed in range(6):
        few, _narrow, more = learned(seed)
        assert more == 0, seed
        cells += few
    assert cells > 40


def test_small_cells_alone_would_be_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The attack works: without hiding others as well, cells are narrow."""

    def only_small_ones(_graph: object, hidden: set[Arc], _known: object, _rule: object) -> set[Arc]:
        return set(hidden)

    monkeypatch.setattr(disclosure, "_complete", only_small_ones)
    assert learned(0)[1]
