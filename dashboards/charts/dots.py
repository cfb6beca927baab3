"""How do groups stand on one scale? A dot per group below the name of the topic, an interval where one is allowed."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Key, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, at_right_edge, place_rows
from dashboards.charts.theme import (
    FORMS,
    INK,
    POSITIVE,
    QUIET,
    REFERENCE,
    Form,
    layout,
    pixel_axis,
    value_axis,
)


@dataclass(frozen=True, slots=True)
class Dot:
    """`value` None: nothing may or can be said, and `text` says so."""

    label: str
    value: float | None
    text: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """`whole` is the value of all together, drawn as a stroke."""

    title: str
    whole: float
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Dots:
    kind: str
    here: str  # the words for the dot and for the stroke
    together: str
    groups: tuple[Group, ...]
    scale_max: int = 5


@dataclass(frozen=True, slots=True)
class _Placed:
    dot: Dot
    whole: float
    centre: float


def dot_plot(data: Dots, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    parts = [f"{group.title} – {dot.label} {dot.text}" for group in data.groups for dot in group.dots]
    keys = (Key(data.here, POSITIVE, shape="dot"), Key(data.together, INK, shape="tick"))
    return Figure(wide, narrow, sentence(data.kind, parts), keys)


def _figure(data: Dots, numbers: Numbers, form: Form) -> Plain:
    labels = [
        label
        for group in data.groups
        for label in (Label(group.title, bold=True), *(Label(d.label) for d in group.dots))
    ]
    rows = place_rows(labels, form)
    placed = _placed(data, rows)
    ticks = {float(value): numbers.number(value) for value in range(1, data.scale_max + 1)}
    room = 20 + 8 * max((len(one.dot.text) for one in placed), default=0)
    return plain(
        [*_intervals(placed), _strokes(placed, data.together), _dots(placed, data.here)],
        {
            **layout(height=rows.height, left=rows.left + 10, right=room, top=4, bottom=30, numbers=numbers),
            "xaxis": value_axis(1, data.scale_max, ticks),
            "yaxis": pixel_axis(rows.height),
            "annotations": [
                *({**label, "xshift": label["xshift"] - 10} for label in rows.labels),
                *(
                    at_right_edge(
                        safe(one.dot.text), one.centre, shift=room, colour=QUIET if one.dot.value is None else None
                    )
                    for one in placed
                ),
            ],
        },
    )


def _placed(data: Dots, rows: Rows) -> list[_Placed]:
    """The row of a title has no mark."""
    centres = iter(rows.centres)
    found = []
    for group in data.groups:
        next(centres)
        found += [_Placed(dot, group.whole, next(centres)) for dot in group.dots]
    return found


def _strokes(placed: list[_Placed], name: str) -> dict[str, Any]:
    x: list[float | None] = []
    y: list[float | None] = []
    for one in placed:
        x += [one.whole, one.whole, None]
        y += [one.centre - 12, one.centre + 12, None]
    line = {"color": INK, "width": 2.5}
    return {"type": "scatter", "mode": "lines", "name": safe(name), "x": x, "y": y, "line": line, "hoverinfo": "skip"}


def _dots(placed: list[_Placed], name: str) -> dict[str, Any]:
    seen = [one for one in placed if one.dot.value is not None]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": safe(name),
        "x": [one.dot.value for one in seen],
        "y": [one.centre for one in seen],
        "marker": {"size": 13, "color": POSITIVE},
        "cliponaxis": False,
        "hovertext": [f"{safe(one.dot.label)}: {safe(one.dot.text)}" for one in seen],
        "hoverinfo": "text",
    }


def _intervals(placed: list[_Placed]) -> list[dict[str, Any]]:
    """Thin bars: every program that draws our figures knows them."""
    spans = [(one.centre, one.dot.low, one.dot.high) for one in placed]
    known = [(centre, low, high) for centre, low, high in spans if low is not None and high is not None]
    if not known:
        return []
    return [
        {
            "type": "bar",
            "orientation": "h",
            "base": [low for _, low, _ in known],
            "x": [high - low for _, low, high in known],
            "y": [centre for centre, _, _ in known],
            "width": 5,
            "marker": {"color": REFERENCE},
            "hoverinfo": "skip",
        }
    ]
