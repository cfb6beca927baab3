"""Where do many answer, where few? The parts of the area in their own outlines, by answers per hundred residents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from dashboards.panels.panel import Cell, Drawing, Panel, Table, text_cell
from dashboards.panels.protection import Shown
from dashboards.panels.representation import Margins
from dashboards.panels.words import count_cell, decimal_cell, hidden_note, hidden_word, numbers
from dashboards.scope import Part
from participation.places.ground import Ground
from participation.places.label_place import label_place
from participation.stats.representation import OVER, UNDER

KEY = "area-map"


class Level(StrEnum):
    """Against the whole area, with the bounds of the panels that compare answers with residents."""

    FEW = "few"
    FAIR = "fair"
    MANY = "many"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Shape:
    """`x` and `y` are where name and value stand."""

    name: str
    path: str
    x: float
    y: float
    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class Legend:
    level: Level
    words: str


@dataclass(frozen=True, slots=True)
class AreaMap:
    width: int
    height: int
    shapes: tuple[Shape, ...]
    legend: tuple[Legend, ...]
    alt: str


@dataclass(frozen=True, slots=True)
class _Rate:
    part: Part
    answers: int | None
    residents: int
    level: Level

    @property
    def rate(self) -> float | None:
        """Answers per hundred residents."""
        return None if self.answers is None else 100 * self.answers / self.residents

    @property
    def words(self) -> str:
        return hidden_word() if self.rate is None else numbers().number(self.rate, 1)


def area_map_panel(
    ground: Ground | None, parts: Sequence[Part], *, shown: Shown | None, margins: Margins | None, ways: str
) -> Panel:
    """`shown` is the protected row of the panel that compares the parts: the map says nothing beyond it."""
    title = _("Where people answered")
    if ground is None or not parts:
        return Panel(key=KEY, title=title, empty=_("The area has no parts with outlines. Add them to see a map."))
    rates = _rates(parts, shown.cells, margins) if shown and margins else []
    if all(one.answers is None for one in rates):
        return Panel(key=KEY, title=title, empty=_("Too few people took part here. Small groups are not shown."))
    return Panel(
        key=KEY,
        title=_title(rates),
        question=_("Answers per 100 residents in each part of the area"),
        drawing=Drawing("dashboards/drawings/_area_map.html", _map(ground, rates), height=420, picture=True),
        table=Table(
            (_("part of the area"), _("answers"), _("residents"), _("answers per 100 residents")),
            tuple(_row(one) for one in rates),
        ),
        base=_("n = %(n)s") % {"n": numbers().number(sum(one.answers or 0 for one in rates))},
        channels=ways,
        source=_("Source: this platform; %(source)s") % {"source": margins.source if margins else ""},
        note=hidden_note() if any(one.answers is None for one in rates) else "",
    )


def _rates(parts: Sequence[Part], cells: Mapping[str, int | None], margins: Margins) -> list[_Rate]:
    known = [part for part in parts if margins.counts.get(part.key)]
    answers = {part.key: cells.get(part.key, 0) for part in known}
    seen = [part for part in known if answers[part.key] is not None]
    people = sum(margins.counts[part.key] for part in seen)
    average = sum(answers[part.key] or 0 for part in seen) / people if people else 0
    return [
        _Rate(
            part,
            answers[part.key],
            margins.counts[part.key],
            _level(answers[part.key], margins.counts[part.key], average),
        )
        for part in known
    ]


def _level(answers: int | None, residents: int, average: float) -> Level:
    if answers is None:
        return Level.HIDDEN
    index = answers / residents / average if average else 1
    if index < UNDER:
        return Level.FEW
    return Level.MANY if index > OVER else Level.FAIR


def _map(ground: Ground, rates: Sequence[_Rate]) -> AreaMap:
    by_area = {one.part.area_id: one for one in rates}
    shapes = tuple(
        Shape(outline.name, outline.path, *label_place(outline.rim), *_look(by_area.get(outline.area_id)))
        for outline in ground.outlines
    )
    names = {
        Level.FEW: _("clearly fewer than in the whole area"),
        Level.FAIR: _("about as many"),
        Level.MANY: _("clearly more"),
        Level.HIDDEN: _("too few answers"),
    }
    used = {shape.level for shape in shapes}
    legend = tuple(Legend(level, words) for level, words in names.items() if level in used)
    said = ", ".join(f"{shape.name} {shape.words}" for shape in shapes)
    alt = _("Map, answers per 100 residents: %(parts)s") % {"parts": said}
    return AreaMap(ground.projection.width, ground.projection.height, shapes, legend, alt)


def _look(one: _Rate | None) -> tuple[Level, str]:
    """A part whose residents nobody counted has no rate."""
    return (one.level, one.words) if one else (Level.HIDDEN, "–")


def _title(rates: Sequence[_Rate]) -> str:
    """Nothing is said about all parts while some are hidden."""
    few = [one for one in rates if one.level is Level.FEW]
    if few:
        return _("Few answers from: %(parts)s") % {"parts": " · ".join(one.part.name for one in few[:3])}
    if any(one.answers is None for one in rates):
        return _("Where people answered")
    return _("All parts of the area answered about equally often")


def _row(one: _Rate) -> tuple[Cell, ...]:
    rate = decimal_cell(one.rate, 1) if one.rate is not None else Cell(hidden_word(), None)
    return text_cell(one.part.name), count_cell(one.answers), count_cell(one.residents), rate
