"""How do answers lie over groups? A grid: a row per answer, a column per group, in each cell a figure above its bar."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Key, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, place_rows
from dashboards.charts.theme import FORMS, PATTERNS, QUIET, SMALL, Form, layout, pixel_axis, text_at

_CELL, _BAR, _TEXT = 38, 14, 20  # pixels: the cell, the bar at its foot, the line of text above
_WIDTH = 0.88  # of a column


@dataclass(frozen=True, slots=True)
class GridCell:
    """`length` of the bar from 0 to 1, None where a figure is missing; `text` stands above it."""

    text: str
    length: float | None
    tone: str


@dataclass(frozen=True, slots=True)
class Grid:
    """`heads` are short (letters); `names` say in the page what they mean. `keys` explain the colours, if several."""

    kind: str
    heads: tuple[str, ...]
    names: tuple[str, ...]
    rows: tuple[tuple[str, tuple[GridCell, ...]], ...]
    keys: tuple[Key, ...] = ()


def grid_chart(data: Grid, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    parts = [
        f"{label} {' / '.join(f'{name} {cell.text}' for name, cell in zip(data.names, cells, strict=True))}"
        for label, cells in data.rows
    ]
    marks = tuple(f"{head}: {name}" for head, name in zip(data.heads, data.names, strict=True) if head != name)
    return Figure(wide, narrow, sentence(data.kind, parts), data.keys, marks, lettered=True)


def _figure(data: Grid, numbers: Numbers, form: Form) -> Plain:
    rows = place_rows([Label(label) for label, _cells in data.rows], form, mark=_CELL)
    return plain(
        list(_traces(data, rows)),
        {
            **layout(height=rows.height, left=rows.left, right=4, top=26, bottom=4, numbers=numbers),
            "barmode": "overlay",
            "xaxis": {"range": [0, len(data.heads)], "visible": False, "fixedrange": True},
            "yaxis": pixel_axis(rows.height),
            "annotations": [*rows.labels, *_heads(data), *_texts(data, rows)],
        },
    )


def _traces(data: Grid, rows: Rows) -> Sequence[dict[str, Any]]:
    """One per colour, so that paper can lay a pattern over it."""
    tones = list(dict.fromkeys(cell.tone for _label, cells in data.rows for cell in cells if cell.length is not None))
    patterns = {key.colour: key.pattern for key in data.keys}
    return [_of_tone(tone, data, rows, patterns.get(tone, PATTERNS[0])) for tone in tones]


def _of_tone(tone: str, data: Grid, rows: Rows, pattern: str) -> dict[str, Any]:
    found = [
        (column, cell, label, centre)
        for (label, cells), centre in zip(data.rows, rows.centres, strict=True)
        for column, cell in enumerate(cells)
        if cell.length is not None and cell.tone == tone
    ]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [column for column, *_rest in found],
        "x": [(cell.length or 0) * _WIDTH for _column, cell, *_rest in found],
        "y": [centre + (_CELL - _BAR) / 2 for *_rest, centre in found],
        "width": _BAR,
        "marker": {"color": tone},
        "meta": {"pattern": pattern},
        "hovertext": [
            f"{safe(label)}, {safe(data.names[column])}: {safe(cell.text)}" for column, cell, label, _c in found
        ],
        "hoverinfo": "text",
    }


def _texts(data: Grid, rows: Rows) -> list[dict[str, Any]]:
    return [
        text_at(
            safe(cell.text),
            x=column,
            xanchor="left",
            y=centre - (_CELL - _TEXT) / 2,
            yanchor="middle",
            font={"size": SMALL} if cell.length is not None else {"size": SMALL, "color": QUIET},
        )
        for (_label, cells), centre in zip(data.rows, rows.centres, strict=True)
        for column, cell in enumerate(cells)
    ]


def _heads(data: Grid) -> list[dict[str, Any]]:
    return [
        text_at(
            safe(head),
            bold=True,
            x=column,
            xanchor="left",
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=4,
            font={"size": SMALL},
        )
        for column, head in enumerate(data.heads)
    ]
