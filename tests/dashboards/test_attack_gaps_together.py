"""Every page that tells a gap or a mean of a group goes into one linear program: needs with each filter, the heat map
by parts and by ages, two groups beside each other, the widest gap of each part and generation, the dots.

Cells are part, age and pair of answers of random people. A mean and its number of people are the sum of their answers,
so it is an equation as a count is. What a group's own figures and those of everybody leave open must stay open.
"""

import csv
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from io import StringIO
from itertools import combinations
from random import Random
from types import MappingProxyType

import numpy as np
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from scipy.optimize import linprog

from dashboards.panels.protection import rule
from dashboards.scope import ELSEWHERE
from dashboards.selectors import grouping
from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.stats.distributions import t_quantile
from participation.stats.telling_means import Scale, Sum, hidden_means
from surveys.models import AnswerTally, Crossing, CrossTally, ReturnsTally, Survey
from surveys.services.crossing import EDITION
from tests.dashboards.test_read_answers_by_groups import POINTS, options
from tests.surveys.make import ITEMS, document, page, publish, question

AGES = ("18_29", "30_49", "50_64", "65_74", "75_84", "")
GROUPS = ("18_29", "30_49", "50_64", "65_74", "75_84")  # as the addresses name generations
UNSURE, SKIPPED = (0, 0), (-1, -1)
PAIRS = (*((first, second) for first in range(1, 6) for second in range(1, 6)), UNSURE, SKIPPED)
Cell = tuple[str, str, tuple[int, int]]  # part, age, pair
Weight = Callable[[Cell], float]


@pytest.fixture
def survey(process: Process, north: Area, south: Area) -> Survey:
    points = [*POINTS, {"code": "na", "text": {"de": "?"}, "missing": True}]
    asked = [
        question("B1", "matrix_pair", items=ITEMS[:1], scales=[points, points]),
        question("S1", "single", options=options(*GROUPS), concept="demo.age"),
    ]
    made = publish(process, document(page("one", *asked)))
    Survey.objects.filter(pk=made.pk).update(mixed_at_end=True, state=Survey.State.CLOSED)
    return made


def people(seed: int, parts: list[str]) -> Counter[Cell]:
    """In some groups nearly everybody says the same."""
    chance = Random(seed)
    found: Counter[Cell] = Counter()
    for part in parts:
        for age in AGES:
            usual = (chance.choice((3, 4, 5, 5)), chance.choice((1, 1, 2, 4)))
            same = chance.choice((0.6, 0.9, 0.97, 1))
            for _person in range(chance.choice((0, 1, 4, 9, 12, 25))):
                other = (
                    (chance.randint(1, 5), chance.randint(1, 5))
                    if chance.random() < 0.85
                    else chance.choice((UNSURE, SKIPPED))
                )
                found[part, age, usual if chance.random() < same else other] += 1
    return found


def store(survey: Survey, persons: Mapping[Cell, int]) -> None:
    """As the fold and the last count by groups write it down."""
    areas = {area.slug: area.pk for area in Area.objects.all()}
    answers: Counter[tuple[str, str, int]] = Counter()
    crossed: Counter[tuple[str, str]] = Counter()
    for (part, age, pair), number in persons.items():
        cell = {UNSURE: "5|na", SKIPPED: "_skipped"}.get(pair, f"{pair[0]}|{pair[1]}")
        at = areas.get(part, 0)
        for measure, value in (("B1.bus", cell), ("B1.bus", "_shown"), ("S1", age or "_skipped"), ("S1", "_shown")):
            answers[measure, value, at] += number
        crossed[age, cell] += number
        crossed[age, "_shown"] += number
    AnswerTally.objects.bulk_create(
        AnswerTally(survey=survey, area_key=at, channel="online", measure=measure, cell=cell, value=number)
        for (measure, cell, at), number in answers.items()
    )
    CrossTally.objects.bulk_create(
        CrossTally(survey=survey, breakdown="demo.age", group=age, measure="B1.bus", cell=cell, value=number)
        for (age, cell), number in crossed.items()
    )
    Crossing.objects.create(survey=survey, edition=EDITION, responses=sum(persons.values()))
    today = timezone.localdate()
    for part in {part for part, _age, _pair in persons}:
        size = sum(n for (own, _age, _pair), n in persons.items() if own == part)
        ReturnsTally.objects.create(
            survey=survey, day=today, channel="online", language="de", area_key=areas.get(part, 0), value=size
        )


@dataclass
class Known:
    """Sums over cells that somebody read somewhere."""

    cells: list[Cell]
    left: list[list[float]] = field(default_factory=list)
    right: list[float] = field(default_factory=list)
    sizes: list[tuple[Weight, int]] = field(default_factory=list)

    def counts(self, group: Weight, number: int) -> None:
        """How many people rated both halves is no secret: so much may be known anyway."""
        self.sizes.append((times(group, rated), number))

    def reads(self, weight: Weight, value: float) -> None:
        self.left.append([weight(cell) for cell in self.cells])
        self.right.append(value)

    def __add__(self, other: "Known") -> "Known":
        return Known(self.cells, self.left + other.left, self.right + other.right)

    def doubt(self, weight: Weight) -> float:
        goal = np.array([weight(cell) for cell in self.cells])
        ends = []
        for sign in (1, -1):
            found = linprog(sign * goal, A_eq=np.array(self.left), b_eq=np.array(self.right), method="highs")
            assert found.status == 0, found.message
            ends.append(sign * found.fun)
        return float(ends[1] - ends[0])


def of(part: str = "", ages: tuple[str, ...] = ()) -> Weight:
    return lambda cell: float(part in ("", cell[0]) and (not ages or cell[1] in ages))


def times(*weights: Weight) -> Weight:
    return lambda cell: float(np.prod([weight(cell) for weight in weights]))


def rated(cell: Cell) -> float:
    return float(cell[2] not in (UNSURE, SKIPPED))


def unsure(cell: Cell) -> float:
    return float(cell[2] == UNSURE)


def half(at: int) -> Weight:
    return lambda cell: float(cell[2][at])


def upper(at: int) -> Weight:
    return lambda cell: float(cell[2][at] >= 4)


def difference(cell: Cell) -> float:
    return float(cell[2][0] - cell[2][1])


def lines_of(client: Client, url: str, query: Mapping[str, str] = MappingProxyType({})) -> list[list[str]]:
    """Numbers with a point."""
    text = client.get(url, query).content.decode("utf-8-sig")
    rows = csv.reader(StringIO(text), delimiter=";")
    return [
        [cell.replace(",", ".") if _is_number(cell.replace(",", ".")) else cell for cell in row] for row in rows if row
    ]


def needs(known: Known, client: Client, survey: Survey, part: str) -> None:
    """The file of the panel on needs, for everybody or for a part."""
    url = reverse("dashboards:survey_table", args=[survey.process.slug, survey.slug, "gaps-B1"])
    for row in lines_of(client, url, {"gebiet": part} if part else {}):
        if row[0] == "Bus":
            importance, satisfaction, _gap, *shares = [float(one) if _is_number(one) else None for one in row[1:]]
            number, group = int(shares.pop() or 0), times(of(part), rated)
            known.counts(of(part), number)
            assert importance is not None
            assert satisfaction is not None
            known.reads(times(group, half(0)), round(importance * number))
            known.reads(times(group, half(1)), round(satisfaction * number))
            for at, share in enumerate(shares[:2]):
                if share is not None:
                    known.reads(times(group, upper(at)), round(share * number))
            if shares[2] is not None:
                known.reads(times(of(part), unsure), round(number * shares[2] / (1 - shares[2])))


def heat_map(known: Known, client: Client, survey: Survey, by: str, *chosen: str) -> None:
    url = reverse("dashboards:groups_file", args=[survey.process.slug, survey.slug, "csv"])
    query = {"frage": "B1", "nach": by, **dict(zip("ab", chosen, strict=False))}
    lines = lines_of(client, url, query)
    names = [column.partition(" ")[2] for column in lines[0][2:]]
    rows = {row[0]: row[1:] for row in lines[1:]}
    if "Bus" not in rows:
        return
    gaps, people = rows["Bus"], next(row for name, row in rows.items() if name.startswith("Bus:"))
    parts = {area.name: area.slug for area in Area.objects.all()}
    groups = [of(), *(of(parts[one]) if by == "gebiet" else of("", _ages(one)) for one in names)]
    for group, gap, number in zip(groups, gaps, people, strict=True):
        if _is_number(gap):
            known.counts(group, int(number))
            known.reads(times(group, difference), round(float(gap) * int(number)))


def _ages(name: str) -> tuple[str, ...]:
    return {"65 und älter": ("65_74", "75_84")}.get(name, (name,))


def eight(known: Known, client: Client, survey: Survey) -> None:
    evidence = client.get(reverse("dashboards:eight", args=[survey.process.slug])).context["evidence"]
    parts = {area.name: area.slug for area in Area.objects.all()}
    told = [(of(parts[here.part]), here.gap) for here in evidence.parts]
    told += [(of("", _ages(here.part)), here.gap) for here in evidence.generations]
    for group, gap in told:
        if gap:
            known.counts(group, gap.n)
            known.reads(times(group, difference), round(gap.gap * gap.n))


def dots(known: Known, client: Client, survey: Survey) -> None:
    """Of a sample the margin of error tells how scattered the answers are: the sum of their squares."""
    url = reverse("dashboards:process_table", args=[survey.process.slug, "area-dots"])
    parts = {area.name: area.slug for area in Area.objects.all()}
    for row in lines_of(client, url):
        name = row[0].removeprefix("Bus: ")
        if name in parts and _is_number(row[1]):
            mean, number = float(row[1]), int(row[4])
            group = times(of(parts[name]), rated)
            known.reads(times(group, half(1)), round(mean * number))
            if _is_number(row[2]):
                known.reads(times(group, half(1), half(1)), squares(mean, float(row[3]) - mean, number))


def squares(mean: float, reach: float, number: int) -> int:
    variance = (reach / t_quantile(0.975, number - 1)) ** 2 * number
    return round(variance * (number - 1) + mean**2 * number)


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def everything(known: Known, client: Client, survey: Survey, parts: list[str]) -> None:
    for part in parts:
        needs(known, client, survey, part)
    heat_map(known, client, survey, "gebiet")
    heat_map(known, client, survey, "alter")
    for pair in combinations((*GROUPS, "alt"), 2):
        heat_map(known, client, survey, "alter", *pair)
    eight(known, client, survey)
    dots(known, client, survey)


QUALITIES: dict[str, Weight] = {
    "important": upper(0),
    "not important": lambda cell: rated(cell) - upper(0)(cell),
    "satisfied": upper(1),
    "not satisfied": lambda cell: rated(cell) - upper(1)(cell),
    "unsure": unsure,
    "not 5": lambda cell: rated(cell) * (cell[2][0] != 5),
    "not 1": lambda cell: rated(cell) * (cell[2][1] != 1),
    "no full gap": lambda cell: rated(cell) * (difference(cell) != 4),
}


def small(persons: Mapping[Cell, int], parts: list[str]) -> Iterator[tuple[str, Weight]]:
    groups = {part: of(part) for part in parts} | {age or "no age": of("", (age,)) for age in AGES}
    for name, group in groups.items():
        size = sum(n * group(cell) for cell, n in persons.items())
        for quality, weight in QUALITIES.items():
            number = sum(n * group(cell) * weight(cell) for cell, n in persons.items())
            if 0 < number < (rule().min_cell if size >= rule().min_group else rule().min_group):
                yield f"{name}: {number:.0f} of {size:.0f} {quality}", times(group, weight)


def leaks(client: Client, survey: Survey, seed: int) -> list[str]:
    parts = [*Area.objects.filter(parent=survey.process.area).values_list("slug", flat=True), ELSEWHERE]
    persons = people(seed, parts)
    store(survey, persons)
    cache.clear()
    cells = [(part, age, pair) for part in parts for age in AGES for pair in PAIRS]
    totals, rest = Known(cells), Known(cells)
    for part in parts:
        totals.reads(of(part), sum(n for cell, n in persons.items() if cell[0] == part))
    needs(totals, client, survey, "")
    totals.reads(rated, sum(n for cell, n in persons.items() if rated(cell)))
    everything(rest, client, survey, parts)
    for group, number in rest.sizes:
        totals.reads(group, number)
    assert len(rest.right) > 20, "there is something to attack"
    both = totals + rest
    told = []
    for name, weight in small(persons, parts):
        doubt = both.doubt(weight)
        if doubt < rule().span - 1e-6 and doubt < totals.doubt(weight) - 1e-6:
            told.append(f"{seed} {name} ({doubt:.1f})")
    return told


@pytest.fixture
def sample(survey: Survey, client: Client, official: Account) -> Survey:
    """Of a sample, margins of error are told as well."""
    Survey.objects.update(sampling=Survey.Sampling.RANDOM_SAMPLE, invited=900)
    client.force_login(official)
    return survey


@pytest.mark.parametrize("seed", [5, 8])
def test_all_gaps_and_means_together_tell_of_no_few(client: Client, sample: Survey, seed: int) -> None:
    assert leaks(client, sample, seed) == []


def test_a_mean_beside_a_hidden_share_would_tell_it(
    client: Client, sample: Survey, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it was: only the ends of the scale were looked at."""

    def ends_only(groups: Mapping[str, Sum], scale: Scale, span: int, **hidden: Collection[str]) -> frozenset[str]:
        return hidden_means(groups, replace(scale, upper=None), span, already=hidden["already"])

    monkeypatch.setattr(grouping, "hidden_means", ends_only)
    assert any("satisfied" in leak for leak in leaks(client, sample, 8))
