"""Which ideas lead, and how sure is the order? A dot for the count, a bar for the span of chance."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, at_right_edge, place_rows
from dashboards.charts.theme import (
    FORMS,
    NEUTRAL,
    POSITIVE,
    POSITIVE_SOFT,
    REFERENCE,
    Form,
    layout,
    pixel_axis,
    value_axis,
)
from dashboards.charts.ticks import count_ticks


@dataclass(frozen=True, slots=True)
class RankedIdea:
    """`places` is the span in words ("Platz 1-3"); `leading` ideas cannot be told apart from the first one."""

    label: str
    count: int
    low: float
    high: float
    places: str
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Ranking:
    kind: str
    ideas: tuple[RankedIdea, ...]


def idea_ranking(data: Ranking, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    parts = [f"{idea.label} {numbers.number(idea.count)} ({idea.places})" for idea in data.ideas]
    return Figure(wide, narrow, sentence(data.kind, parts))


def _figure(data: Ranking, numbers: Numbers, form: Form) -> Plain:
    rows = place_rows([Label(idea.label, bold=idea.leading) for idea in data.ideas], form)
    ticks = {
        tick: numbers.number(tick) for tick in count_ticks(max((idea.high for idea in data.ideas), default=1), most=4)
    }
    edge = [f"{numbers.number(idea.count)} · {safe(idea.places)}" for idea in data.ideas]
    room = 20 + 8 * max(map(len, edge), default=0)
    return plain(
        [_spans(data, rows), _dots(data, rows, numbers)],
        {
            **layout(height=rows.height, left=rows.left + 12, right=room, top=4, bottom=30, numbers=numbers),
            "xaxis": value_axis(0, max(ticks), ticks),
            "yaxis": pixel_axis(rows.height),
            "annotations": [
                *({**label, "xshift": label["xshift"] - 12} for label in rows.labels),
                *(
                    at_right_edge(text, centre, shift=room, bold=idea.leading)
                    for text, idea, centre in zip(edge, data.ideas, rows.centres, strict=True)
                ),
            ],
        },
    )


def _spans(data: Ranking, rows: Rows) -> dict[str, Any]:
    return {
        "type": "bar",
        "orientation": "h",
        "base": [idea.low for idea in data.ideas],
        "x": [idea.high - idea.low for idea in data.ideas],
        "y": list(rows.centres),
        "width": 12,
        "marker": {"color": [POSITIVE_SOFT if idea.leading else NEUTRAL for idea in data.ideas]},
        "hoverinfo": "skip",
    }


def _dots(data: Ranking, rows: Rows, numbers: Numbers) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [idea.count for idea in data.ideas],
        "y": list(rows.centres),
        "marker": {"size": 13, "color": [POSITIVE if idea.leading else REFERENCE for idea in data.ideas]},
        "cliponaxis": False,
        "hovertext": [f"{safe(idea.label)}: {numbers.number(idea.count)}, {safe(idea.places)}" for idea in data.ideas],
        "hoverinfo": "text",
    }
