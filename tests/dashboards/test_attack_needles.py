"""A hostile statistician adds up the circles of a needle map, and finds no square on which few people stand.

Random needles; what is published becomes equations over people by the squares they chose; a linear program asks how
many could stand on each square that is not shown. He is told more than any page says: how many of each part of the area
named a place, and that no square was left out although enough stand on it.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from itertools import combinations
from random import Random

import numpy as np
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from scipy.optimize import linprog

from participation.accounts.models import Account
from participation.places.models import Area
from participation.processes.models import Process
from participation.stats.squares import shown_squares
from surveys.models import Response, SubmissionEvent, Survey
from surveys.tasks import fold_responses

LEAST = 10
SQUARES = ("a", "b", "c", "d", "e", "f")
PARTS = ("north", "south")
Person = tuple[frozenset[str], str]  # squares, none where all is said in words or lies outside; part of the area
Publish = Callable[[Mapping[str, int], int, int], Mapping[str, int]]


def people(seed: int, most: int) -> list[Person]:
    """Two squares that many think of, and a few people elsewhere."""
    chance = Random(seed)
    weights = (30, 20, chance.randrange(12), 2, 1, 1)
    return [
        (
            frozenset(
                chance.choices(SQUARES, weights, k=chance.randrange(1, most + 1)) if chance.random() < 0.9 else ()
            ),
            chance.choice(PARTS),
        )
        for _ in range(chance.randrange(8, 90))
    ]


def on_squares(persons: list[Person]) -> Counter[str]:
    return Counter(square for squares, _part in persons for square in squares)


def protected(counts: Mapping[str, int], named: int, most: int) -> Mapping[str, int]:
    return shown_squares(counts, named=named, most=most, least=LEAST)


def careless(counts: Mapping[str, int], _named: int, _most: int) -> Mapping[str, int]:
    """Circles of enough people, whatever is left over."""
    return {square: count for square, count in counts.items() if count >= LEAST}


def told_of(persons: list[Person], most: int, publish: Publish) -> tuple[int, list[str]]:
    """How many squares few people stand on, and of which of these too much is known."""
    counts = on_squares(persons)
    shown = publish(counts, len(persons), most)
    kinds = [
        (frozenset(squares), part)
        for number in range(most + 1)
        for squares in combinations(SQUARES, number)
        for part in PARTS
    ]

    def row(fits: Callable[[Person], bool]) -> list[float]:
        return [float(fits(kind)) for kind in kinds]

    equal = [(row(lambda kind, p=part: kind[1] == p), sum(own == part for _s, own in persons)) for part in PARTS]  # type: ignore[misc]
    equal += [(row(lambda kind, s=square: s in kind[0]), count) for square, count in shown.items()]  # type: ignore[misc]
    unseen = [row(lambda kind, s=square: s in kind[0]) for square in SQUARES if square not in shown]  # type: ignore[misc]

    def bound(square: str, sign: int) -> float:
        found = linprog(
            sign * np.array(row(lambda kind: square in kind[0])),
            A_eq=[left for left, _right in equal],
            b_eq=[right for _left, right in equal],
            A_ub=unseen,
            b_ub=[LEAST - 1] * len(unseen),
            method="highs",
        )
        assert found.status == 0, "what is published contradicts itself"
        return float(sign * found.fun)

    small = [square for square in SQUARES if 0 < counts[square] < LEAST]
    least_known = min(LEAST - 1, len(persons))
    known = [one for one in small if bound(one, 1) > 0 or bound(one, -1) < least_known - 1e-6]
    return len(small), known


@pytest.mark.parametrize("most", [1, 2, 3])
def test_any_square_that_is_not_shown_may_be_empty_or_hold_as_many_as_are_not_shown(most: int) -> None:
    few = 0
    for seed in range(40):
        small, known = told_of(people(seed, most), most, protected)
        assert not known, (seed, known)
        few += small
    assert few > 40


def test_circles_that_use_nearly_all_places_would_tell_of_the_few_others() -> None:
    """The attack works: without a look at what is left over, squares of few people are found."""
    assert any(told_of(people(seed, 1), 1, careless)[1] for seed in range(40))


def test_maps_are_more_than_empty() -> None:
    shown = [protected(on_squares(one), len(one), 3) for one in (people(seed, 3) for seed in range(40))]
    assert sum(len(one) for one in shown) > 50


def test_no_day_can_be_compared_with_another(
    client: Client, official: Account, process: Process, survey: Survey, outlines: None, north: Area
) -> None:
    """Nothing before the end, and after it always the same, whatever is folded, filtered or recounted."""
    client.force_login(official)
    address = reverse("dashboards:theme", args=[process.slug, "orte"])
    file = reverse("dashboards:process_table", args=[process.slug, f"needle-map-{survey.slug}-C1"])

    def map_of(query: str = "") -> tuple[str, str]:
        cache.clear()
        shown = client.get(address + query)
        (panel,) = [one for one in shown.context["page"].panels if one.key.startswith("needle-map")]
        file_text = client.get(file).content.decode()
        return repr((panel.drawing, panel.table, panel.base, panel.title, panel.facts)), file_text.partition("gezählt")[
            0
        ]

    maps = []
    for number in (8, 3, 4):
        needles(survey, number, north)
        fold_responses()
        maps.append(map_of())
    assert len(set(maps)) == 1
    Survey.objects.filter(pk=survey.pk).update(mixed_at_end=True)
    fold_responses()
    after = map_of()
    assert after != maps[0]
    assert "15" in after[0]
    fold_responses()
    assert {map_of(), map_of("?teil=nord"), map_of("?kanal=paper")} == {after}


def test_outlines_that_are_drawn_anew_show_nothing_that_was_left_out(
    client: Client, official: Account, process: Process, survey: Survey, outlines: None, north: Area
) -> None:
    """Each person names one place: 11 here, 12 beyond the outlines, and so at most two elsewhere. All together tell."""
    client.force_login(official)
    _one_place_each(survey)
    needles(survey, 11, north)
    needles(survey, 12, north, place="geo:48.0045,9.0545")
    needles(survey, 2, north, place="geo:48.0145,9.0145")
    Survey.objects.filter(pk=survey.pk).update(mixed_at_end=True)
    fold_responses()
    address = reverse("dashboards:theme", args=[process.slug, "orte"])
    seen = set()
    for east in (9.02, 9.06):
        ring = [[9.0, 48.0], [east, 48.0], [east, 48.01], [9.0, 48.01], [9.0, 48.0]]
        Area.objects.filter(pk=north.pk).update(outline={"type": "Polygon", "coordinates": [ring]})
        cache.clear()
        (panel,) = [one for one in client.get(address).context["page"].panels if one.key.startswith("needle-map")]
        if panel.table:
            seen |= {people.value for where, people in panel.table.rows if "alle, die" not in where.text}
    assert seen == {12}


def _one_place_each(survey: Survey) -> None:
    assert survey.current is not None
    for page in survey.current.definition["pages"]:
        for question in page["questions"]:
            if question["code"] == "C1":
                question["max_picks"] = 1
    survey.current.save()


def needles(survey: Survey, number: int, area: Area, *, place: str = "geo:48.0045,9.0045") -> None:
    assert survey.current is not None
    rows = [
        Response(
            survey=survey,
            version=survey.current,
            answers={"C1": {"like": [f"{place} Bank"]}},
            language="de",
            area=area,
            submitted_on=date(2026, 6, 1),
        )
        for _ in range(number)
    ]
    Response.objects.bulk_create(rows)
    SubmissionEvent.objects.bulk_create([SubmissionEvent(response=one, sign=1) for one in rows])
