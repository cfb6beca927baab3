"""What is asked for, and what is brought? Two bars per row that grow away from each other."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Key, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, place_rows
from dashboards.charts.theme import FORMS, NEGATIVE_SOFT, POSITIVE, QUIET, Form, layout, pixel_axis, text_at

_SPACE, _NARROW_SPACE = 0.24, 0.3  # of the longest bar, for the numbers at both ends


@dataclass(frozen=True, slots=True)
class Wings:
    label: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Butterfly:
    kind: str
    left: str  # the words for both sides
    right: str
    rows: tuple[Wings, ...]


def butterfly(data: Butterfly, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    parts = [f"{row.label} {numbers.number(row.left)} / {numbers.number(row.right)}" for row in data.rows]
    keys = (Key(data.left, NEGATIVE_SOFT, pattern="/"), Key(data.right, POSITIVE))
    return Figure(wide, narrow, sentence(data.kind, parts), keys)


def _figure(data: Butterfly, numbers: Numbers, form: Form) -> Plain:
    rows = place_rows([Label(row.label) for row in data.rows], form)
    longest = max((max(row.left, row.right) for row in data.rows), default=1) or 1
    reach = longest * (1 + (_NARROW_SPACE if form.narrow else _SPACE))
    left = [-row.left for row in data.rows]
    right = [row.right for row in data.rows]
    return plain(
        [_wing(data.left, left, rows, NEGATIVE_SOFT, "/"), _wing(data.right, right, rows, POSITIVE, "")],
        {
            **layout(height=rows.height, left=rows.left, right=4, top=4, bottom=4, numbers=numbers),
            "barmode": "overlay",
            "xaxis": {"range": [-reach, reach], "visible": False, "fixedrange": True},
            "yaxis": pixel_axis(rows.height),
            "annotations": [*rows.labels, *_ends(data, rows, numbers)],
            "shapes": [
                {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": rows.height, "line": {"color": QUIET, "width": 1}}
            ],
        },
    )


def _wing(name: str, values: list[int], rows: Rows, colour: str, pattern: str) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(name),
        "x": values,
        "y": list(rows.centres),
        "width": 18,
        "marker": {"color": colour},
        "meta": {"pattern": pattern},
        "hovertext": [f"{safe(name)}: {abs(value)}" for value in values],
        "hoverinfo": "text",
    }


def _ends(data: Butterfly, rows: Rows, numbers: Numbers) -> list[dict[str, Any]]:
    texts = []
    for row, centre in zip(data.rows, rows.centres, strict=True):
        texts.append(text_at(numbers.number(row.left), x=-row.left, y=centre, xanchor="right", xshift=-6))
        texts.append(text_at(numbers.number(row.right), x=row.right, y=centre, xanchor="left", xshift=6))
    return texts
