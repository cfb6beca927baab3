"""A hostile statistician subtracts what pages say of one survey from what they say of all: who took part, how, where.

Random numbers of people per survey, part and way. Figures of one survey and of all together are equations over these
cells; a linear program asks which small ones come out that no survey's own figures tell.
"""

from collections import Counter
from collections.abc import Callable
from datetime import date
from random import Random

import pytest
from scipy.optimize import linprog

from dashboards.panels.participation import SUPPORTS, Act, participation_panel
from dashboards.panels.protection import rule
from dashboards.panels.stats import Asked, answer_stats
from dashboards.panels.ways import ways_in_words
from dashboards.scope import ELSEWHERE, Part, Scope
from participation.channels import Channel
from participation.stats.disclosure import hidden_groups

PARTS = [Part("north", "Nord", 1, frozenset({1})), Part("south", "Süd", 2, frozenset({2}))]
PLACES = {1: "north", 2: "south", 0: ELSEWHERE}
WAYS = ("online", "paper", "phone", "kiosk")
DAYS = (date(2026, 6, 1), date(2026, 6, 2), date(2026, 6, 3))
SIZES = (0, 0, 1, 3, 8, 12, 25, 60)
SOURCES = ("1", "2", SUPPORTS)
Cell = tuple[str, str, str, date]  # source, part, way, day
CELLS = [(s, p, w, d) for s in SOURCES for p in PLACES.values() for w in WAYS for d in DAYS]
Fits = Callable[[Cell], bool]
Known = list[tuple[Fits, int]]


def acts(seed: int) -> list[Act]:
    """Each way has days of its own, as a stall at a feast has."""
    chance = Random(seed)
    days = {way: chance.sample(DAYS, chance.choice((1, 1, 3))) for way in WAYS}
    found = []
    for source in SOURCES:
        for place in PLACES:
            for way in WAYS:
                size = chance.choice(SIZES)
                on = Counter(chance.choice(days[way]) for _person in range(size))
                found += [Act(day, way, place, number, source) for day, number in on.items()]
    return found


def of(source: str = "", part: str = "", way: str = "", day: date | None = None) -> Fits:
    return lambda cell: all(
        wanted in ("", None, own) for wanted, own in zip((source, part, way, day), cell, strict=True)
    )


def people(found: list[Act], fits: Fits) -> int:
    return sum(one.count for one in found if fits((one.source, PLACES[one.area_id], one.channel, one.day)))


def of_one_survey(found: list[Act]) -> Known:
    """What the pages of each survey say: all, and its parts and its ways as far as they are shown."""
    known: Known = []
    for source in SOURCES:
        known.append((of(source), people(found, of(source))))
        if source == SUPPORTS:
            continue
        parts = {part: of(source, part) for part in PLACES.values()}
        ways = {way: of(source, "", way) for way in WAYS}
        for groups in (parts, ways):
            sizes = {name: people(found, fits) for name, fits in groups.items()}
            gone = hidden_groups(sizes, rule=rule())
            known += [(groups[name], size) for name, size in sizes.items() if name not in gone]
    return known


def told(found: list[Act], *, by_part: bool, by_way: bool) -> Fits:
    """Sources are counted with the parts and ways only that each of them shows by itself."""
    parts, ways = [
        {s: hidden_groups({name: people(found, fits(s, name)) for name in names}, rule=rule()) for s in SOURCES}
        for names, fits in ((PLACES.values(), of), (WAYS, lambda s, name: of(s, "", name)))
    ]
    return lambda cell: not (by_part and cell[1] in parts[cell[0]]) and not (by_way and cell[2] in ways[cell[0]])


def of_all(found: list[Act]) -> Known:
    """The panel of the process: everybody, each part and each way. Its rows are days."""
    names = {str(channel.label): str(channel) for channel in Channel}
    known: Known = []
    for view in [Scope(), *(Scope(part=part) for part in PLACES.values()), *(Scope(channel=way) for way in WAYS)]:
        by_part, by_way = bool(view.part), bool(view.channel)
        panel = participation_panel(found, scope=view, parts=PARTS)
        for row in panel.table.rows if panel.table else ():
            day = next((day for day in DAYS if row[0].text.startswith(f"{day.day}.")), None)
            assert panel.table
            counts = [int(cell.value or 0) for cell in row[1:]]
            row_of = both(told(found, by_part=by_part, by_way=by_way), of("", view.part, view.channel, day))
            if view.part:
                of_kind = {"Unterstützungen": of(SUPPORTS), "Antworten": lambda cell: cell[0] != SUPPORTS}
                known.append((both(row_of, of_kind[row[0].text]), counts[0]))
                continue
            known.append((row_of, sum(counts)))
            for column, count in zip(panel.table.columns[1:], counts, strict=True):
                if column in names:
                    way = told(found, by_part=False, by_way=True)
                    known.append((both(way, of("", "", names[column], day)), count))
    return known


def both(one: Fits, other: Fits) -> Fits:
    return lambda cell: one(cell) and other(cell)


def doubt(known: Known, fits: Fits) -> float:
    rows = [[float(one(cell)) for cell in CELLS] for one, _value in known]
    values = [value for _one, value in known]
    ends = []
    for sign in (1, -1):
        goal = [sign * float(fits(cell)) for cell in CELLS]
        solved = linprog(goal, A_eq=rows, b_eq=values, bounds=(0, None), method="highs")
        assert solved.status == 0, solved.message
        ends.append(sign * solved.fun)
    return float(ends[1] - ends[0])


def leaks(seed: int) -> list[str]:
    found = acts(seed)
    alone = of_one_survey(found)
    everything = alone + of_all(found)
    out = []
    for source in SOURCES:
        for part in ("", *PLACES.values()):
            for way in ("", *WAYS):
                small = of(source, part, way)
                if 0 < people(found, small) < rule().min_group:
                    enough = min(rule().span, doubt(alone, small))
                    if doubt(everything, small) < enough - 1e-6:
                        out.append(f"{seed} {source} {part} {way}: {people(found, small)}")
    return out


def test_one_survey_is_not_the_difference_between_all_and_the_other() -> None:
    """The phone brought 3 of one survey and 30 of the other: 33 of both told the three."""
    day = DAYS[0]
    first = [Act(day, "online", 1, 60, "1"), Act(day, "paper", 1, 12, "1"), Act(day, "phone", 2, 3, "1")]
    second = [Act(day, "online", 1, 50, "2"), Act(day, "paper", 1, 20, "2"), Act(day, "phone", 2, 30, "2")]

    def channels(scope: Scope) -> list[int]:
        return [*participation_panel(first + second, scope=scope, parts=PARTS).facts["channels"].values()]

    assert channels(Scope()) == [110, 20, 30, 15]  # 15 of the first one came other ways
    assert channels(Scope(channel="phone")) == [30]
    south = participation_panel(first + second, scope=Scope(part="south"), parts=PARTS)
    assert south.facts["total"] == 30
    assert south.table
    assert [[cell.value for cell in row[1:]] for row in south.table.rows] == [[30]]


@pytest.mark.parametrize("seed", range(3))
def test_no_small_group_of_one_survey_comes_out(seed: int) -> None:
    assert leaks(seed) == []


def test_the_share_of_paper_does_not_tell_what_the_ways_hide() -> None:
    """16 percent of 75 are 12: with 60 online, 3 came by phone."""
    ways = {"online": 60, "paper": 12, "phone": 3}
    assert "12" not in ways_in_words(ways)
    assert "16" not in " ".join(stat.value for stat in answer_stats(ways, Asked(None)))
    assert "20" in " ".join(stat.value for stat in answer_stats({"online": 60, "paper": 15}, Asked(None)))


def test_without_a_look_at_each_survey_the_attack_finds_some(monkeypatch: pytest.MonkeyPatch) -> None:
    """As it was: only the sum over all surveys was protected."""
    module = "dashboards.panels.participation._hidden_by_source"
    monkeypatch.setattr(module, lambda _acts, _name: dict.fromkeys(SOURCES, frozenset()))
    monkeypatch.setattr(f"{__name__}.told", lambda _found, **_by: of())
    assert leaks(1)
