"""How far is satisfaction behind importance? Two dots per item and the gap between them."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, at_right_edge, place_rows
from dashboards.charts.theme import (
    FORMS,
    GROUND,
    NEGATIVE,
    NEGATIVE_SOFT,
    NEUTRAL,
    POSITIVE,
    QUIET,
    SMALL,
    Form,
    layout,
    pixel_axis,
    text_at,
    value_axis,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Means of importance and satisfaction; `wide` marks a gap that stands out."""

    label: str
    importance: float
    satisfaction: float
    wide: bool = False

    @property
    def gap(self) -> float:
        return self.importance - self.satisfaction


@dataclass(frozen=True, slots=True)
class Dumbbell:
    kind: str
    important: str  # the word above the dots of importance
    satisfied: str
    pairs: tuple[Pair, ...]
    scale_max: int = 5


def gap_dumbbell(data: Dumbbell, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    return Figure(
        wide, narrow, sentence(data.kind, [f"{pair.label} {numbers.signed(pair.gap)}" for pair in data.pairs])
    )


def _figure(data: Dumbbell, numbers: Numbers, form: Form) -> Plain:
    rows = place_rows([Label(pair.label, bold=pair.wide) for pair in data.pairs], form)
    ticks = {float(value): numbers.number(value) for value in range(1, data.scale_max + 1)}
    left = rows.left + 10
    return plain(
        [_links(data, rows), *_dots(data, rows, numbers)],
        {
            **layout(height=rows.height, left=left, right=56, top=26, bottom=30, numbers=numbers),
            "xaxis": value_axis(1, data.scale_max, ticks),
            "yaxis": pixel_axis(rows.height),
            "annotations": [
                *({**label, "xshift": label["xshift"] - 10} for label in rows.labels),
                *(
                    at_right_edge(numbers.signed(pair.gap), centre, shift=56, bold=pair.wide)
                    for pair, centre in zip(data.pairs, rows.centres, strict=True)
                ),
                *_heads(data),
            ],
        },
    )


def _links(data: Dumbbell, rows: Rows) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [min(pair.importance, pair.satisfaction) for pair in data.pairs],
        "x": [abs(pair.gap) for pair in data.pairs],
        "y": list(rows.centres),
        "width": 5,
        "marker": {"color": [NEGATIVE_SOFT if pair.wide else NEUTRAL for pair in data.pairs]},
        "hoverinfo": "skip",
    }


def _dots(data: Dumbbell, rows: Rows, numbers: Numbers) -> list[dict[str, Any]]:
    hollow = {"color": GROUND, "size": 13, "line": {"color": NEGATIVE, "width": 3}}
    full = {"color": POSITIVE, "size": 15}
    return [
        _half(
            data.satisfied, [pair.satisfaction for pair in data.pairs], hollow, data=data, rows=rows, numbers=numbers
        ),
        _half(data.important, [pair.importance for pair in data.pairs], full, data=data, rows=rows, numbers=numbers),
    ]


def _half(
    word: str, values: list[float], marker: dict[str, Any], *, data: Dumbbell, rows: Rows, numbers: Numbers
) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": values,
        "y": list(rows.centres),
        "marker": marker,
        "cliponaxis": False,
        "hovertext": [
            f"{safe(pair.label)}: {safe(word)} {numbers.number(value, 1)}"
            for pair, value in zip(data.pairs, values, strict=True)
        ],
        "hoverinfo": "text",
    }


def _heads(data: Dumbbell) -> list[dict[str, Any]]:
    """The two words stand above the dots of the first row, apart from each other."""
    if not data.pairs:
        return []
    first = data.pairs[0]
    important_right = first.importance >= first.satisfaction
    close = abs(first.gap) < data.scale_max / 4

    def head(word: str, value: float, *, right: bool) -> dict[str, Any]:
        anchor = ("left" if right else "right") if close else "center"
        return text_at(
            safe(word),
            x=value,
            xanchor=anchor,
            xshift=(4 if right else -4) if close else 0,
            yref="paper",
            y=1,
            yanchor="bottom",
            yshift=4,
            font={"size": SMALL, "color": QUIET},
        )

    return [
        head(data.important, first.importance, right=important_right),
        head(data.satisfied, first.satisfaction, right=not important_right),
    ]
