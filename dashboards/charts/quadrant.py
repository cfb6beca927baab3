"""Which topics are important and unsatisfying? A field with two cut lines, numbered dots and a key."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboards.charts.apart import Point, side_by_side
from dashboards.charts.figure import Figure, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.theme import (
    GROUND,
    HIGHLIGHT,
    NEGATIVE,
    POSITIVE,
    QUIET,
    REFERENCE,
    SMALL,
    layout,
    text_at,
)

_WIDTH, _HEIGHT = 440, 360  # the smallest drawing area of the wide form, for placing labels
_NARROW_WIDTH, _NARROW_HEIGHT = 272, 300
_LETTER, _BOX = 7.6, 20


class Corner(StrEnum):
    ACT = "act"
    KEEP = "keep"
    WATCH = "watch"
    FINE = "fine"


@dataclass(frozen=True, slots=True)
class Topic:
    label: str
    importance: float
    satisfaction: float
    corner: Corner


@dataclass(frozen=True, slots=True)
class Quadrants:
    """`corners` are the names of the four fields, `less` and `more` the words at the ends of satisfaction."""

    kind: str
    topics: tuple[Topic, ...]
    importance_cut: float
    satisfaction_cut: float
    corners: dict[Corner, str]
    less: str
    more: str


@dataclass(frozen=True, slots=True)
class _Window:
    """What the drawing shows of the scales, and how many pixels it has at least."""

    left: float
    right: float
    bottom: float
    top: float
    width: int
    height: int

    def pixel(self, topic: Topic) -> Point:
        return (
            (topic.satisfaction - self.left) / (self.right - self.left) * self.width,
            (self.top - topic.importance) / (self.top - self.bottom) * self.height,
        )

    def values(self, point: Point) -> Point:
        """Satisfaction and importance at a place of the drawing."""
        x, y = point
        return (
            self.left + x / self.width * (self.right - self.left),
            self.top - y / self.height * (self.top - self.bottom),
        )


def quadrant_chart(data: Quadrants, numbers: Numbers) -> Figure:
    """Numbers stand in the dots in both forms; the wide form adds the names for which there is room."""
    act = [topic.label for topic in data.topics if topic.corner is Corner.ACT]
    alt = sentence(f"{data.kind}: {data.corners[Corner.ACT]}", act or ["–"])
    marks = tuple(topic.label for topic in data.topics)
    return Figure(_figure(data, numbers, named=True), _figure(data, numbers, named=False), alt, marks=marks)


def _figure(data: Quadrants, numbers: Numbers, *, named: bool) -> Plain:
    window = _window(data, _WIDTH if named else _NARROW_WIDTH, _HEIGHT if named else _NARROW_HEIGHT)
    points = side_by_side([window.pixel(topic) for topic in data.topics])
    return plain(
        [_dots(data, [window.values(point) for point in points], numbers)],
        {
            **layout(height=window.height, left=4, right=4, top=4, bottom=28, numbers=numbers),
            "xaxis": {"range": [window.left, window.right], "visible": False, "fixedrange": True},
            "yaxis": {"range": [window.bottom, window.top], "visible": False, "fixedrange": True},
            "shapes": _field(data, window),
            "annotations": [*_corner_names(data), *(_names(data, window, points) if named else [])],
        },
    )


def _window(data: Quadrants, width: int, height: int) -> _Window:
    """A square around the dots with the cut lines inside, at least one and a half scale points wide."""
    across = [topic.satisfaction for topic in data.topics] + [data.satisfaction_cut]
    upright = [topic.importance for topic in data.topics] + [data.importance_cut]

    def ends(values: list[float], cut: float) -> tuple[float, float]:
        reach = max(0.75, 1.18 * max(abs(value - cut) for value in values))
        return cut - reach, cut + reach

    left, right = ends(across, data.satisfaction_cut)
    bottom, top = ends(upright, data.importance_cut)
    return _Window(left, right, bottom, top, width, height)


def _dots(data: Quadrants, places: list[Point], numbers: Numbers) -> dict[str, Any]:
    colours = {Corner.ACT: NEGATIVE, Corner.KEEP: POSITIVE}
    return {
        "type": "scatter",
        "mode": "markers+text",
        "x": [satisfaction for satisfaction, _importance in places],
        "y": [importance for _satisfaction, importance in places],
        "text": [str(number) for number in range(1, len(data.topics) + 1)],
        "textfont": {"size": 12, "color": GROUND},
        "textposition": "middle center",
        "marker": {
            "size": 22,
            "color": [colours.get(topic.corner, QUIET) for topic in data.topics],
            "line": {"color": GROUND, "width": 1.5},
        },
        "cliponaxis": False,
        "hovertext": [
            f"{safe(topic.label)}: {numbers.number(topic.importance, 1)} / {numbers.number(topic.satisfaction, 1)}"
            for topic in data.topics
        ],
        "hoverinfo": "text",
    }


def _field(data: Quadrants, window: _Window) -> list[dict[str, Any]]:
    line = {"color": REFERENCE, "width": 1.5}
    return [
        {
            "type": "rect",
            "layer": "below",
            "x0": window.left,
            "x1": data.satisfaction_cut,
            "y0": data.importance_cut,
            "y1": window.top,
            "fillcolor": HIGHLIGHT,
            "line": {"width": 0},
        },
        {"type": "line", "layer": "below", "x0": data.satisfaction_cut, "x1": data.satisfaction_cut}
        | {"y0": window.bottom, "y1": window.top, "line": line},
        {"type": "line", "layer": "below", "y0": data.importance_cut, "y1": data.importance_cut}
        | {"x0": window.left, "x1": window.right, "line": line},
    ]


def _corner_names(data: Quadrants) -> list[dict[str, Any]]:
    def name(text: str, x: int, y: int, shift: int, *, bold: bool = False, size: int = SMALL) -> dict[str, Any]:
        return text_at(
            safe(text),
            bold=bold,
            xref="paper",
            yref="paper",
            x=x,
            y=y,
            xanchor="right" if x else "left",
            yanchor="top" if y else "bottom",
            xshift=-8 if x else 8,
            yshift=shift,
            font={"size": size, "color": QUIET},
        )

    return [
        name(data.corners[Corner.ACT], 0, 1, -6, bold=True),
        name(data.corners[Corner.KEEP], 1, 1, -6),
        name(data.corners[Corner.WATCH], 0, 0, 6),
        name(data.corners[Corner.FINE], 1, 0, 6),
        name(f"← {data.less}", 0, 0, -24),
        name(f"{data.more} →", 1, 0, -24),
    ]


def _names(data: Quadrants, window: _Window, dots: list[Point]) -> list[dict[str, Any]]:
    """Labels right, left, above or below their dot, wherever nothing is yet; without room the number must do."""
    taken = [(x - 13, y - 13, x + 13, y + 13) for x, y in dots]
    taken += [(0, 0, 130, 26), (_WIDTH - 130, 0, _WIDTH, 26), (0, _HEIGHT - 26, 130, _HEIGHT)]
    taken += [(_WIDTH - 130, _HEIGHT - 26, _WIDTH, _HEIGHT)]
    taken += [(_WIDTH / 2 - 2, 0, _WIDTH / 2 + 2, _HEIGHT), (0, _HEIGHT / 2 - 2, _WIDTH, _HEIGHT / 2 + 2)]  # cut lines
    names = []
    urgent_first = sorted(range(len(dots)), key=lambda at: data.topics[at].corner is not Corner.ACT)
    for at in urgent_first:
        topic, (x, y) = data.topics[at], dots[at]
        width = _LETTER * len(topic.label)
        places = {
            "left": (x + 15, y - _BOX / 2, x + 15 + width, y + _BOX / 2),
            "right": (x - 15 - width, y - _BOX / 2, x - 15, y + _BOX / 2),
            "bottom": (x - width / 2, y - 14 - _BOX, x + width / 2, y - 14),
            "top": (x - width / 2, y + 14, x + width / 2, y + 14 + _BOX),
        }
        for anchor, box in places.items():
            if _inside(box) and not any(_meet(box, other) for other in taken):
                taken.append(box)
                names.append(_name(topic, window.values(dots[at]), anchor))
                break
    return names


def _name(topic: Topic, place: Point, anchor: str) -> dict[str, Any]:
    shifts = {"left": (15, 0), "right": (-15, 0), "bottom": (0, 13), "top": (0, -13)}
    xshift, yshift = shifts[anchor]
    beside = anchor in ("left", "right")
    return text_at(
        safe(topic.label),
        bold=topic.corner is Corner.ACT,
        x=place[0],
        y=place[1],
        xanchor=anchor if beside else "center",
        yanchor="middle" if beside else anchor,
        xshift=xshift,
        yshift=yshift,
        font={"size": SMALL, "color": QUIET},
    )


def _inside(box: tuple[float, float, float, float]) -> bool:
    return box[0] >= 0 and box[1] >= 0 and box[2] <= _WIDTH and box[3] <= _HEIGHT


def _meet(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
