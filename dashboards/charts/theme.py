"""Which colours, letters and distances do all charts share?

Colours are CSS variables as text ("var(--q-ink)"): the browser script puts in the values of the current light, dark or
print style. Heights are in pixels, widths follow the container.
"""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.numbers import Numbers

INK = "var(--q-ink)"
QUIET = "var(--q-ink-2)"
GROUND = "var(--q-card)"
GRID = "var(--q-c-grid)"
REFERENCE = "var(--q-c-ref)"
HIGHLIGHT = "var(--q-sun-soft)"
NEGATIVE, NEGATIVE_SOFT = "var(--q-c-neg2)", "var(--q-c-neg1)"
NEUTRAL = "var(--q-c-mid)"
POSITIVE_SOFT, POSITIVE = "var(--q-c-pos1)", "var(--q-c-pos2)"
CLEAR = "rgba(0,0,0,0)"

# Order of series that have no order of their own; neighbours differ in hue and in lightness.
SERIES = (POSITIVE, NEGATIVE_SOFT, POSITIVE_SOFT, NEGATIVE, NEUTRAL, REFERENCE)
# Printers have no colours: the browser script lays these over the same series on paper.
PATTERNS = ("", "/", ".", "x", "-", "+", "|")

FONT = "Fira Sans, system-ui, sans-serif"
SIZE, SMALL = 15, 14
BOLD = 600
LINE = 20  # pixels per line of text


@dataclass(frozen=True, slots=True)
class Form:
    """One of two forms of each chart. Narrow: labels stand above their marks."""

    narrow: bool
    label_width: int
    label_chars: int


WIDE = Form(narrow=False, label_width=204, label_chars=25)
NARROW = Form(narrow=True, label_width=0, label_chars=36)
FORMS = (WIDE, NARROW)


def layout(*, height: float, left: int, right: int, top: int, bottom: int, numbers: Numbers) -> dict[str, Any]:
    """What every figure starts from; `height` is the drawing area, margins come on top."""
    return {
        "autosize": True,
        "height": round(height) + top + bottom,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0, "autoexpand": False},
        "font": {"family": FONT, "size": SIZE, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "separators": numbers.separators,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": GROUND, "bordercolor": GRID, "font": {"family": FONT, "size": SMALL, "color": INK}},
        "bargap": 0,
    }


def value_axis(low: float, high: float, ticks: dict[float, str]) -> dict[str, Any]:
    """A quiet grid with our own words at the ticks."""
    return {
        "range": [low, high],
        "tickmode": "array",
        "tickvals": list(ticks),
        "ticktext": list(ticks.values()),
        "tickfont": {"size": SMALL, "color": QUIET},
        "gridcolor": GRID,
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "fixedrange": True,
    }


def without_zero(ticks: dict[float, str], form: Form) -> dict[float, str]:
    """In the narrow form the zero stands at the very edge, where its label would be cut."""
    return {tick: "" if form.narrow and tick == 0 else text for tick, text in ticks.items()}


def pixel_axis(height: float) -> dict[str, Any]:
    """A vertical axis whose unit is the pixel, from the top down, so that text and marks keep their distances."""
    return {"range": [height, 0], "visible": False, "fixedrange": True}


def text_at(text: str, *, bold: bool = False, **place: Any) -> dict[str, Any]:  # noqa: ANN401 (Plotly's attributes)
    """Weight comes from the font: a <b> in the text would set an inline style, which the CSP refuses."""
    font = {"size": SIZE, "color": INK, **place.pop("font", {})}
    if bold:
        font["weight"] = BOLD
    return {"text": text, "showarrow": False, "borderpad": 0, "font": font, **place}
