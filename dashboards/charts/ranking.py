"""Which ideas lead, and how sure is the order? A dot for the place, a bar for the places that chance leaves open."""

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

_HALF = 0.4  # of a place, so that a single one has a bar too


@dataclass(frozen=True, slots=True)
class RankedIdea:
    """`places` is the span from best to worst in words ("Platz 1-3"); `leading` ideas may be the first one."""

    label: str
    count: int
    place: int
    best: int
    worst: int
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
    last = max((idea.worst for idea in data.ideas), default=1)
    ticks = {tick or 1.0: numbers.number(tick or 1) for tick in count_ticks(last, most=4) if tick <= last}
    edge = [f"{numbers.number(idea.count)} · {safe(idea.places)}" for idea in data.ideas]
    room = 20 + 8 * max(map(len, edge), default=0)
    return plain(
        [_spans(data, rows), _dots(data, rows, numbers)],
        {
            **layout(height=rows.height, left=rows.left + 12, right=room, top=4, bottom=30, numbers=numbers),
            "xaxis": value_axis(0.5, last + 0.5, ticks),
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
        "base": [idea.best - _HALF for idea in data.ideas],
        "x": [idea.worst - idea.best + 2 * _HALF for idea in data.ideas],
        "y": list(rows.centres),
        "width": 12,
        "marker": {"color": [POSITIVE_SOFT if idea.leading else NEUTRAL for idea in data.ideas]},
        "hoverinfo": "skip",
    }


def _dots(data: Ranking, rows: Rows, numbers: Numbers) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [idea.place for idea in data.ideas],
        "y": list(rows.centres),
        "marker": {"size": 13, "color": [POSITIVE if idea.leading else REFERENCE for idea in data.ideas]},
        "cliponaxis": False,
        "hovertext": [f"{safe(idea.label)}: {numbers.number(idea.count)}, {safe(idea.places)}" for idea in data.ideas],
        "hoverinfo": "text",
    }
