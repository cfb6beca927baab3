"""One picture with all that a chart needs when it travels alone: title, question, keys, numbered marks, source."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from dashboards.charts.figure import Figure, Key
from dashboards.charts.labels import lines_of
from dashboards.charts.svg.drawing import WIDTH, inside, svg
from dashboards.charts.svg.paint import LETTER, colour, tag, words
from dashboards.charts.svg.patterns import pattern_id
from dashboards.charts.theme import INK, QUIET

_EDGE, _TITLE, _TEXT, _SMALL = 24, 22, 15, 13
_HIGH = 1.35  # of the letter size, from line to line
# Of the letter size, in a line of text: 0.45 in the middle of all panels of the demo, 0.50 at most. The edge has room.
_RUNNING = 0.49
_ONE_COLUMN = 6  # marks that stand below each other; more of them stand in two columns


@dataclass(frozen=True, slots=True)
class Words:
    """`under` stands below the title, `foot` below the picture."""

    title: str
    under: str = ""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart that is drawn already: `inside` of an SVG element of this height."""

    inside: str
    height: float
    alt: str
    keys: tuple[Key, ...] = ()
    marks: tuple[str, ...] = ()
    lettered: bool = False


def drawn(figure: Figure, ids: str = "") -> Drawn:
    """Raises `CannotDrawError`."""
    height = figure.wide["layout"]["height"]
    return Drawn(inside(figure.wide, WIDTH, ids), height, figure.alt, figure.keys, figure.marks, figure.lettered)


class _Pen:
    """Writes line below line and knows how far down it came."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.down = float(_EDGE)

    def write(self, text: str, size: int, *, fill: str, bold: bool = False) -> None:
        lines = lines_of(text, int(WIDTH / (size * _RUNNING))) if text else []
        self._lines(lines, size, _EDGE, fill=fill, bold=bold)
        self.down += len(lines) * size * _HIGH

    def write_marks(self, marks: Sequence[str]) -> None:
        """Many stand in two columns: read down the first, then down the second."""
        columns = 1 if len(marks) <= _ONE_COLUMN else 2
        wide, each = WIDTH / columns, ceil(len(marks) / columns)
        letters, most = int((wide - _TEXT) / (_TEXT * _RUNNING)), 0
        for column in range(columns):
            lines = [line for mark in marks[column * each : (column + 1) * each] for line in lines_of(mark, letters)]
            self._lines(lines, _TEXT, _EDGE + column * wide, fill=INK)
            most = max(most, len(lines))
        self.down += most * _TEXT * _HIGH

    def _lines(self, lines: Sequence[str], size: int, left: float, *, fill: str, bold: bool = False) -> None:
        for number, line in enumerate(lines):
            middle = self.down + size * _HIGH * (number + 0.5)
            self.parts.append(words(line, left, middle, size=size, fill=colour(fill), bold=bold))

    def put(self, inner: str, height: float) -> None:
        self.parts.append(tag("g", inner, transform=f"translate({_EDGE} {self.down:.2f})"))
        self.down += height

    def key_row(self, keys: tuple[Key, ...], ids: str) -> None:
        across = 0.0
        for key in keys:
            wide = 34 + LETTER * _TEXT * len(key.label)
            if across and across + wide > WIDTH:
                self.down, across = self.down + 24, 0.0
            self.parts.append(tag("g", _swatch(key, ids), transform=f"translate({_EDGE + across:.2f} {self.down:.2f})"))
            across += wide
        self.down += 28 if keys else 0

    def whole(self, alt: str) -> str:
        width, height = WIDTH + 2 * _EDGE, self.down + _EDGE
        ground = tag("rect", width=width, height=height, fill="#ffffff")
        return svg(ground + "".join(self.parts), width, height, alt)


def picture_of(chart: Drawn, said: Words, *, ids: str = "") -> str:
    """A whole SVG file on white ground; `ids` as when it was drawn."""
    pen = _Pen()
    pen.write(said.title, _TITLE, fill=INK, bold=True)
    pen.write(said.under, _TEXT, fill=QUIET)
    pen.down += 12
    pen.key_row(chart.keys, ids)
    pen.put(chart.inside, chart.height + 8)
    pen.write_marks([mark if chart.lettered else f"{number}  {mark}" for number, mark in enumerate(chart.marks, 1)])
    pen.down += 6
    pen.write(said.foot, _SMALL, fill=QUIET)
    return pen.whole(chart.alt)


def _swatch(key: Key, ids: str) -> str:
    """Colour, pattern and word; the pattern is defined by the chart itself."""
    shape = {
        "tick": {"x": 7, "y": 0, "width": 2.5, "height": 16},
    }.get(key.shape, {"x": 0, "y": 0, "width": 16, "height": 16, "rx": 2})
    box = tag("rect", **shape, fill=colour(key.colour))
    over = tag("rect", **shape, fill=f"url(#{pattern_id(key.pattern, ids)})") if key.pattern else ""
    return box + over + words(key.label, 22, 8, size=_TEXT, fill=colour(INK))
