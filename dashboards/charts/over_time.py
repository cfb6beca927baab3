"""When did people take part, and by which way? Stacked bars per period."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Key, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.theme import (
    CLEAR,
    FORMS,
    GROUND,
    PATTERNS,
    SERIES,
    Form,
    layout,
    text_at,
    value_axis,
)
from dashboards.charts.ticks import count_ticks


@dataclass(frozen=True, slots=True)
class Series:
    label: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class OverTime:
    """`periods` are the short names of days, weeks or months, oldest first."""

    kind: str
    periods: tuple[str, ...]
    series: tuple[Series, ...]


def participation_over_time(data: OverTime, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    totals = [sum(values) for values in zip(*(series.values for series in data.series), strict=True)]
    parts = [f"{series.label} {numbers.number(sum(series.values))}" for series in data.series]
    busiest = max(range(len(totals)), key=totals.__getitem__, default=None)
    if busiest is not None:
        parts.append(f"{data.periods[busiest]} {numbers.number(totals[busiest])}")
    keys = tuple(Key(series.label, _colour(at), pattern=_pattern(at)) for at, series in enumerate(data.series))
    return Figure(wide, narrow, sentence(data.kind, parts), keys)


def _figure(data: OverTime, numbers: Numbers, form: Form) -> Plain:
    totals = [max(0, sum(values)) for values in zip(*(series.values for series in data.series), strict=True)]
    ticks = {tick: numbers.number(tick) for tick in count_ticks(max(totals, default=0), most=4)}
    positions = list(range(len(data.periods)))
    return plain(
        [_bars(number, series, data, numbers) for number, series in enumerate(data.series)],
        {
            **layout(height=220, left=48, right=30, top=24, bottom=40, numbers=numbers),
            "barmode": "relative",
            "bargap": 0.25,
            "xaxis": _periods(data.periods, 3 if form.narrow else 5),
            "yaxis": value_axis(0, max(ticks) * 1.08, ticks),
            "annotations": [
                text_at(numbers.number(total), x=at, y=total, yanchor="bottom", yshift=2)
                for at, total in zip(positions, totals, strict=True)
                if total and len(positions) <= (6 if form.narrow else 12)
            ],
        },
    )


def _bars(number: int, series: Series, data: OverTime, numbers: Numbers) -> dict[str, Any]:
    return {
        "type": "bar",
        "name": safe(series.label),
        "x": list(range(len(data.periods))),
        "y": list(series.values),
        "marker": {"color": _colour(number), "line": {"color": GROUND, "width": 1}},
        "meta": {"pattern": _pattern(number)},
        "hovertext": [
            f"{safe(period)}: {safe(series.label)} {numbers.number(value)}"
            for period, value in zip(data.periods, series.values, strict=True)
        ],
        "hoverinfo": "text",
    }


def _periods(periods: tuple[str, ...], most: int) -> dict[str, Any]:
    step = max(1, -(-len(periods) // most))
    named = {float(at): safe(period) for at, period in enumerate(periods) if at % step == 0}
    return {
        **value_axis(-0.6, len(periods) - 0.4, named),
        "showgrid": False,
        "ticks": "outside",
        "ticklen": 8,
        "tickcolor": CLEAR,
    }


def _colour(number: int) -> str:
    return SERIES[number % len(SERIES)]


def _pattern(number: int) -> str:
    return PATTERNS[number % len(PATTERNS)]
