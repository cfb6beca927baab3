"""Who is missing? A bar for the share among the answers, a tick for the share in the population."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Key, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, at_right_edge, place_rows
from dashboards.charts.theme import (
    FORMS,
    INK,
    NEGATIVE,
    POSITIVE,
    Form,
    layout,
    pixel_axis,
    value_axis,
    without_zero,
)
from dashboards.charts.ticks import round_ticks


@dataclass(frozen=True, slots=True)
class Share:
    """`sample` None is a hidden figure; `text` says what stands at the edge ("6 statt 14 %")."""

    label: str
    sample: float | None
    population: float
    text: str
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Representation:
    kind: str
    answers: str  # the words for bar, bar of a missing group, and tick
    too_few: str
    population: str
    shares: tuple[Share, ...]
    sentences: bool = False  # labels are whole sentences and need room


def representation_bars(data: Representation, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    few = (Key(data.too_few, NEGATIVE),) if any(share.missing for share in data.shares) else ()
    keys = (Key(data.answers, POSITIVE), *few, Key(data.population, INK, shape="tick"))
    alt = sentence(data.kind, [f"{share.label} {share.text}" for share in data.shares])
    return Figure(wide, narrow, alt, keys)


def _figure(data: Representation, numbers: Numbers, form: Form) -> Plain:
    compact = Form(form.narrow, 0 if form.narrow else 132, form.label_chars if form.narrow else 17)
    labels = [Label(share.label, bold=share.missing) for share in data.shares]
    rows = place_rows(labels, form if data.sentences else compact)
    highest = max((max(share.sample or 0, share.population) for share in data.shares), default=0.1)
    ticks = {tick: numbers.percent(tick) for tick in round_ticks(highest, most=3)}
    room = 14 + 8 * max((len(share.text) for share in data.shares), default=0)
    return plain(
        [_bars(data, rows), _ticks(data, rows)],
        {
            **layout(height=rows.height, left=rows.left, right=room, top=4, bottom=30, numbers=numbers),
            "xaxis": value_axis(0, max(ticks), without_zero(ticks, form)),
            "yaxis": pixel_axis(rows.height),
            "annotations": [
                *rows.labels,
                *(
                    at_right_edge(safe(share.text), centre, shift=room, bold=share.missing)
                    for share, centre in zip(data.shares, rows.centres, strict=True)
                ),
            ],
        },
    )


def _bars(data: Representation, rows: Rows) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(data.answers),
        "x": [share.sample or 0 for share in data.shares],
        "y": list(rows.centres),
        "width": 16,
        "marker": {"color": [NEGATIVE if share.missing else POSITIVE for share in data.shares]},
        "hovertext": [f"{safe(share.label)}: {safe(share.text)}" for share in data.shares],
        "hoverinfo": "text",
    }


def _ticks(data: Representation, rows: Rows) -> dict[str, Any]:
    """Upright strokes as one broken line: the light bundle has no other way to draw a tick."""
    x: list[float | None] = []
    y: list[float | None] = []
    for share, centre in zip(data.shares, rows.centres, strict=True):
        x += [share.population, share.population, None]
        y += [centre - 14, centre + 14, None]
    return {
        "type": "scatter",
        "mode": "lines",
        "name": safe(data.population),
        "x": x,
        "y": y,
        "line": {"color": INK, "width": 2.5},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
