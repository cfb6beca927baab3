"""Where does each row of a chart with long labels stand, and how high is it?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from dashboards.charts.labels import lines_of, wrapped
from dashboards.charts.theme import GROUND, LINE, Form, text_at

_GAP = 16  # between rows


@dataclass(frozen=True, slots=True)
class Label:
    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """`centres` are the middles of the marks, from the top, in pixels."""

    centres: tuple[float, ...]
    height: float
    left: int
    labels: tuple[dict[str, Any], ...]


def place_rows(labels: Sequence[Label], form: Form, *, mark: int = 22) -> Rows:
    """Labels left of the marks when wide, above them when narrow; each row as high as its own label needs."""
    centres, annotations = [], []
    top = 0.0
    for label in labels:
        text_height = LINE * len(lines_of(label.text, form.label_chars))
        if form.narrow:
            text_middle = top + text_height / 2
            centre = top + text_height + 2 + mark / 2
            bottom = centre + mark / 2
        else:
            inner = max(text_height, mark)
            text_middle = centre = top + inner / 2
            bottom = top + inner
        centres.append(centre)
        annotations.append(_label(label, form, text_middle))
        top = bottom + _GAP
    return Rows(tuple(centres), max(top - _GAP / 2, 20), form.label_width, tuple(annotations))


def _label(label: Label, form: Form, middle: float) -> dict[str, Any]:
    return text_at(
        wrapped(label.text, form.label_chars),
        bold=label.bold,
        xref="paper",
        x=0,
        xanchor="left",
        xshift=-form.label_width,
        yref="y",
        y=middle,
        yanchor="middle",
        align="left",
        # Above its mark a label stands in the field: the grid must not run through the letters.
        **({"bgcolor": GROUND} if form.narrow else {}),
    )


def at_right_edge(
    text: str, middle: float, *, shift: int, bold: bool = False, colour: str | None = None
) -> dict[str, Any]:
    """A value in its own column at the right edge of the chart."""
    note = text_at(
        text,
        bold=bold,
        xref="paper",
        x=1,
        xanchor="right",
        xshift=shift,
        yref="y",
        y=middle,
        yanchor="middle",
        align="right",
    )
    if colour:
        note["font"] = {**note["font"], "color": colour}
    return note
