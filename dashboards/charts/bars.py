"""How often was each answer given? Horizontal bars, value at the end, interval where one is allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dashboards.charts.figure import Figure, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, at_right_edge, place_rows
from dashboards.charts.theme import (
    FORMS,
    INK,
    NEGATIVE,
    NEUTRAL,
    POSITIVE,
    QUIET,
    Form,
    layout,
    pixel_axis,
    value_axis,
    without_zero,
)
from dashboards.charts.ticks import count_ticks, round_ticks


class Tone(StrEnum):
    MAIN = POSITIVE
    QUIET = NEUTRAL
    ALERT = NEGATIVE


@dataclass(frozen=True, slots=True)
class Bar:
    """`value` None is a hidden or missing figure; `text` then says why."""

    label: str
    value: float | None
    text: str
    tone: Tone = Tone.MAIN
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    kind: str
    bars: tuple[Bar, ...]
    shares: bool = False  # values are shares from 0 to 1


def horizontal_bars(data: Bars, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    alt = sentence(data.kind, [f"{bar.label} {bar.text}" for bar in data.bars])
    return Figure(wide, narrow, alt)


def _figure(data: Bars, numbers: Numbers, form: Form) -> Plain:
    rows = place_rows([Label(bar.label, bold=bar.tone is Tone.ALERT) for bar in data.bars], form)
    ticks = _ticks(data, numbers)
    room = 12 + 8 * max((len(bar.text) for bar in data.bars), default=0)
    return plain(
        _traces(data.bars, rows),
        {
            **layout(height=rows.height, left=rows.left, right=room, top=4, bottom=30, numbers=numbers),
            "xaxis": value_axis(0, max(ticks), without_zero(ticks, form)),
            "yaxis": pixel_axis(rows.height),
            "annotations": [*rows.labels, *_ends(data.bars, rows, room)],
            "barmode": "overlay",
        },
    )


def _ticks(data: Bars, numbers: Numbers) -> dict[float, str]:
    ends = [bar.high if bar.high is not None else bar.value or 0 for bar in data.bars]
    highest = max(ends, default=0)
    if data.shares:
        return {tick: numbers.percent(tick) for tick in round_ticks(min(highest, 1) or 0.1, most=4)}
    return {tick: numbers.number(tick) for tick in count_ticks(highest, most=4)}


def _traces(bars: Sequence[Bar], rows: Rows) -> list[Any]:
    seen = [(bar, centre) for bar, centre in zip(bars, rows.centres, strict=True) if bar.value is not None]
    trace: dict[str, Any] = {
        "type": "bar",
        "orientation": "h",
        "x": [bar.value for bar, _ in seen],
        "y": [centre for _, centre in seen],
        "width": 20,
        "marker": {"color": [str(bar.tone) for bar, _ in seen]},
        "hovertext": [f"{safe(bar.label)}: {safe(bar.text)}" for bar, _ in seen],
        "hoverinfo": "text",
    }
    if any(bar.high is not None for bar, _ in seen):
        trace["error_x"] = {
            "type": "data",
            "symmetric": False,
            "array": [(bar.high or 0) - (bar.value or 0) if bar.high is not None else 0 for bar, _ in seen],
            "arrayminus": [(bar.value or 0) - (bar.low or 0) if bar.low is not None else 0 for bar, _ in seen],
            "color": INK,
            "thickness": 1.5,
            "width": 4,
        }
    return [trace]


def _ends(bars: Sequence[Bar], rows: Rows, room: int) -> list[dict[str, Any]]:
    return [
        at_right_edge(
            safe(bar.text),
            centre,
            shift=room,
            bold=bar.tone is Tone.ALERT,
            colour=None if bar.value is not None else QUIET,
        )
        for bar, centre in zip(bars, rows.centres, strict=True)
    ]
