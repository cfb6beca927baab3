"""Where do the needles of a question stand? A map for each meaning: people per square of a fixed grid (ADR 0038)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dashboards.panels.panel import Drawing, Panel, Table, text_cell
from dashboards.panels.squares import Placed, Square
from dashboards.panels.words import count_cell, numbers
from participation.places.ground import Ground

KEY = "needle-map"
MOST = 40  # squares of one map; more would be a carpet
LETTER, AROUND = 36, 20  # of the drawing: the room of a number


@dataclass(frozen=True, slots=True)
class Needles:
    """One meaning of needles. `named` people named a place for it; `squares` may be shown."""

    text: str
    named: int
    squares: Mapping[Square, int]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about places. `least`: people of a square that is shown; `counted`: nothing can come any more."""

    key: str
    text: str
    survey: str
    title: str
    counted: bool
    least: int
    ways: str
    label: str
    needles: tuple[Needles, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A circle in the middle of its square; `number` is empty where it has no room."""

    left: float
    top: float
    width: float
    height: float
    radius: float
    number: str

    @property
    def x(self) -> float:
        return round(self.left + self.width / 2, 1)

    @property
    def y(self) -> float:
        return round(self.top + self.height / 2, 1)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One map. `empty` says why nothing stands on it."""

    title: str
    alt: str
    spots: tuple[Spot, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class NeedleMap:
    """`left` and `top` are below zero where a square reaches beyond the drawing of the outlines."""

    left: float
    top: float
    width: float
    height: float
    outlines: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    alt: str


def needle_map_panel(ground: Ground | None, asked: Asked, places: Mapping[Square, Placed]) -> Panel:
    """`places`: where each square that may be shown lies, and its name."""
    title = _("Where needles stand: %(survey)s") % {"survey": asked.title}
    if not asked.counted:
        said = _(
            "Needles are counted once, after the survey has ended and all forms are in. Until then there is no map."
        )
    elif ground is None:
        said = _("The area has no outline. Add one to see a map.")
    elif not any(one.squares for one in asked.needles):
        said = _("Too few needles stand together to show a square of the map. Small groups are not shown.")
    else:
        return _filled(ground, asked, places)
    return Panel(key=asked.key, title=title, question=_question(asked), survey=asked.survey, empty=said)


def _filled(ground: Ground, asked: Asked, places: Mapping[Square, Placed]) -> Panel:
    most = max(people for one in asked.needles for people in one.squares.values())
    sheets = tuple(_sheet(one, places, most) for one in asked.needles)
    outlines = tuple(outline.path for outline in ground.outlines)
    alt = " ".join(f"{sheet.title}: {sheet.alt}." for sheet in sheets)
    return Panel(
        key=asked.key,
        title=_title(asked, places),
        question=_question(asked),
        drawing=Drawing(
            "dashboards/drawings/_needle_map.html",
            NeedleMap(*_frame(ground, sheets), outlines, sheets, alt),
            height=420 * ((len(sheets) + 1) // 2),
            picture=True,
        ),
        table=_table(asked, places),
        base=_base(asked.needles),
        channels=asked.ways,
        source=_("Source: this platform; counted once after the end of the survey"),
        note=_note(asked, places),
        label=asked.label,
        survey=asked.survey,
    )


def _question(asked: Asked) -> str:
    return _("%(question)s · Survey “%(survey)s”") % {"survey": asked.title, "question": asked.text}


def _sheet(one: Needles, places: Mapping[Square, Placed], most: int) -> Sheet:
    spots = tuple(_spot(places[square], people, most) for square, people in sorted(one.squares.items()))
    few = _("no square that may be shown")
    said = ", ".join(f"{where} {numbers().number(people)}" for where, people in _rows(one, places))
    return Sheet(
        one.text, _("Map, people per square: %(squares)s") % {"squares": said or few}, spots, "" if spots else few
    )


def _frame(ground: Ground, sheets: Sequence[Sheet]) -> tuple[float, float, float, float]:
    """Left, top, width and height of what holds the outlines and every square, the same for all maps."""
    spots = [spot for sheet in sheets for spot in sheet.spots]
    left, top = min(0.0, *(one.left for one in spots)), min(0.0, *(one.top for one in spots))
    right = max(ground.projection.width, *(one.left + one.width for one in spots))
    bottom = max(ground.projection.height, *(one.top + one.height for one in spots))
    return left, top, round(right - left, 1), round(bottom - top, 1)


def _spot(place: Placed, people: int, most: int) -> Spot:
    """The area of a circle grows with its people, on all maps alike; it stays within its square."""
    side = min(place.width, place.height)
    radius = side / 2 * (people / most) ** 0.5
    number = numbers().number(people)
    room = LETTER * len(number) + AROUND
    if side < room:
        number, room = "", 0
    return Spot(place.left, place.top, place.width, place.height, round(max(room / 2, radius), 1), number)


def _title(asked: Asked, places: Mapping[Square, Placed]) -> str:
    """The most people of all squares; what is not shown holds fewer."""
    found = [(people, one.text, square) for one in asked.needles for square, people in one.squares.items()]
    most = max(people for people, _text, _square in found)
    first = [(text, square) for people, text, square in found if people == most]
    if len(first) > 1:
        return _("Where needles stand: %(survey)s") % {"survey": asked.title}
    text, square = first[0]
    words = {"n": numbers().number(most), "pin": text, "place": places[square].name}
    return ngettext("%(n)s person: “%(pin)s” – %(place)s", "%(n)s people: “%(pin)s” – %(place)s", most) % words


def _table(asked: Asked, places: Mapping[Square, Placed]) -> Table:
    """Map by map; a square that is not listed may be empty."""
    rows = [
        (text_cell(f"{one.text}: {where}"), count_cell(people))
        for one in asked.needles
        for where, people in [*_rows(one, places), (_("all who named a place, on the map or in words"), one.named)]
    ]
    return Table((_("square of the map"), _("people")), tuple(rows))


def _rows(one: Needles, places: Mapping[Square, Placed]) -> list[tuple[str, int]]:
    """Most people first."""
    found = [(places[square].name, people) for square, people in one.squares.items()]
    return sorted(found, key=lambda row: (-row[1], row[0]))


def _base(needles: Sequence[Needles]) -> str:
    said = ", ".join(numbers().number(one.named) for one in needles)
    return _("Named a place, in the order of the maps: %(people)s people") % {"people": said}


def _note(asked: Asked, places: Mapping[Square, Placed]) -> str:
    side = next(place.side for place in places.values())
    words = {"side": numbers().number(round(side, -1)), "least": numbers().number(asked.least)}
    notes = [
        _(
            "Squares of about %(side)s metres; each person counts once in a square. Squares of fewer than %(least)s"
            " people look like empty ones. What people wrote beside a needle is not shown here."
        )
        % words
    ]
    if any(len(one.squares) == MOST for one in asked.needles):
        notes.append(_("Each map holds the %(most)d squares with most people.") % {"most": MOST})
    return " ".join(notes)
