"""How do answers lie around the neutral middle? One stacked bar per item, from "not at all" to "very"."""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Figure, Key, Plain, plain, sentence
from dashboards.charts.labels import safe
from dashboards.charts.numbers import Numbers
from dashboards.charts.rows import Label, Rows, place_rows
from dashboards.charts.theme import (
    FORMS,
    GROUND,
    NEGATIVE,
    NEGATIVE_SOFT,
    NEUTRAL,
    POSITIVE,
    POSITIVE_SOFT,
    QUIET,
    SMALL,
    Form,
    layout,
    pixel_axis,
    text_at,
)

# Colours per number of steps, darkest at the ends.
_STEPS = {
    2: (NEGATIVE, POSITIVE),
    3: (NEGATIVE, NEUTRAL, POSITIVE),
    4: (NEGATIVE, NEGATIVE_SOFT, POSITIVE_SOFT, POSITIVE),
    5: (NEGATIVE, NEGATIVE_SOFT, NEUTRAL, POSITIVE_SOFT, POSITIVE),
    6: (NEGATIVE, NEGATIVE_SOFT, NEGATIVE_SOFT, POSITIVE_SOFT, POSITIVE_SOFT, POSITIVE),
    7: (NEGATIVE, NEGATIVE_SOFT, NEGATIVE_SOFT, NEUTRAL, POSITIVE_SOFT, POSITIVE_SOFT, POSITIVE),
}
_PATTERNS = ("x", "/", "", ".", "-", "+", "|")
_SPACE, _NARROW_SPACE = 0.16, 0.24  # for the numbers at both ends


@dataclass(frozen=True, slots=True)
class Spread:
    """Shares per step, worst first; None where a figure is hidden, and `note` says so."""

    label: str
    shares: tuple[float, ...] | None
    note: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Diverging:
    kind: str
    steps: tuple[str, ...]
    items: tuple[Spread, ...]


def diverging_bars(data: Diverging, numbers: Numbers) -> Figure:
    wide, narrow = (_figure(data, numbers, form) for form in FORMS)
    parts = [f"{item.label} {_ends_in_words(item, numbers)}" for item in data.items]
    keys = tuple(
        Key(step, _colour(at, len(data.steps)), pattern=_PATTERNS[at % len(_PATTERNS)])
        for at, step in enumerate(data.steps)
    )
    return Figure(wide, narrow, sentence(data.kind, parts), keys)


def sides(shares: tuple[float, ...]) -> tuple[float, float, float]:
    """Shares below, in and above the middle; an even number of steps has no middle."""
    half = len(shares) // 2
    middle = shares[half] if len(shares) % 2 else 0.0
    return sum(shares[:half]), middle, sum(shares[len(shares) - half :])


def _ends_in_words(item: Spread, numbers: Numbers) -> str:
    if item.shares is None:
        return item.note
    below, _, above = sides(item.shares)
    return f"{numbers.percent(below)} / {numbers.percent(above)}"


def _figure(data: Diverging, numbers: Numbers, form: Form) -> Plain:
    rows = place_rows([Label(item.label, bold=item.bold) for item in data.items], form)
    shown = [
        (item.shares, centre) for item, centre in zip(data.items, rows.centres, strict=True) if item.shares is not None
    ]
    left, right = _reach([shares for shares, _ in shown])
    space = _NARROW_SPACE if form.narrow else _SPACE
    return plain(
        [_step(number, data, shown, numbers) for number in range(len(data.steps))],
        {
            **layout(height=rows.height, left=rows.left, right=4, top=4, bottom=4, numbers=numbers),
            "barmode": "overlay",
            "xaxis": {"range": [-left - space, right + space], "visible": False, "fixedrange": True},
            "yaxis": pixel_axis(rows.height),
            "annotations": [*rows.labels, *_end_texts(data, rows, numbers)],
            "shapes": [_middle_line(rows.height)],
        },
    )


def _reach(all_shares: list[tuple[float, ...]]) -> tuple[float, float]:
    lefts, rights = [0.1], [0.1]
    for shares in all_shares:
        below, middle, above = sides(shares)
        lefts.append(below + middle / 2)
        rights.append(above + middle / 2)
    return max(lefts), max(rights)


def _step(
    number: int, data: Diverging, shown: list[tuple[tuple[float, ...], float]], numbers: Numbers
) -> dict[str, Any]:
    starts = []
    for shares, _ in shown:
        below, middle, _above = sides(shares)
        starts.append(sum(shares[:number]) - below - middle / 2)
    return {
        "type": "bar",
        "orientation": "h",
        "name": safe(data.steps[number]),
        "base": starts,
        "x": [shares[number] for shares, _ in shown],
        "y": [centre for _, centre in shown],
        "width": 20,
        "marker": {"color": _colour(number, len(data.steps)), "line": {"color": GROUND, "width": 1}},
        "meta": {"pattern": _PATTERNS[number % len(_PATTERNS)]},
        "hovertext": [f"{safe(data.steps[number])}: {numbers.percent(shares[number])}" for shares, _ in shown],
        "hoverinfo": "text",
    }


def _colour(number: int, steps: int) -> str:
    if steps in _STEPS:
        return _STEPS[steps][number]
    return _STEPS[5][round(number / max(1, steps - 1) * 4)]


def _end_texts(data: Diverging, rows: Rows, numbers: Numbers) -> list[dict[str, Any]]:
    texts = []
    for item, centre in zip(data.items, rows.centres, strict=True):
        if item.shares is None:
            texts.append(text_at(safe(item.note), x=0, y=centre, font={"size": SMALL, "color": QUIET}, bgcolor=GROUND))
            continue
        below, middle, above = sides(item.shares)
        texts.append(text_at(numbers.percent(below), x=-below - middle / 2, y=centre, xanchor="right", xshift=-6))
        texts.append(text_at(numbers.percent(above), x=above + middle / 2, y=centre, xanchor="left", xshift=6))
    return texts


def _middle_line(height: float) -> dict[str, Any]:
    return {"type": "line", "x0": 0, "x1": 0, "y0": 0, "y1": height, "line": {"color": QUIET, "width": 1}}
