"""Which colours and letters does a drawn chart have? Those of the light pages, as paper is light."""

import re
from html import escape, unescape
from typing import Any

# As in static/css/quartier/01-tokens.css; a test compares them.
LIGHT = {
    "ink": "#1d2725",
    "ink-2": "#525b56",
    "card": "#ffffff",  # paper is white, not cream
    "sun-soft": "#fdf0c8",
    "c-neg2": "#a4571a",
    "c-neg1": "#deb282",
    "c-mid": "#d9d3c4",
    "c-pos1": "#86bdb4",
    "c-pos2": "#0e5a5c",
    "c-grid": "#e4dccb",
    "c-ref": "#8a8371",
}
FONT = "Fira Sans, DejaVu Sans, sans-serif"
# Of the letter size: how wide a letter of Fira Sans is on average, and how far its foot lies below its middle.
LETTER, FOOT = 0.54, 0.35

_VARIABLE = re.compile(r"var\(--q-([a-z0-9-]+)\)")


def colour(name: str) -> str:
    """A token as a colour; what is clear is not painted at all."""
    found = _VARIABLE.fullmatch(name)
    if found:
        return LIGHT[found[1]]
    return "none" if name.replace(" ", "").endswith(",0)") else name


def lines_of(text: str) -> list[str]:
    """Texts of figures are escaped for Plotly and broken by <br>."""
    return [unescape(line) for line in text.split("<br>")]


def place(value: float) -> str:
    """Short and always the same: two digits are a hundredth of a pixel."""
    said = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if said == "-0" else said


def tag(name: str, inner: str = "", /, **attributes: Any) -> str:  # noqa: ANN401 (numbers and words)
    """One element; underscores become hyphens, numbers short."""
    parts = [name]
    for key, value in attributes.items():
        if value is None:
            continue
        said = place(value) if isinstance(value, int | float) else escape(str(value))
        parts.append(f'{key.replace("_", "-")}="{said}"')
    head = " ".join(parts)
    return f"<{head}>{inner}</{name}>" if inner else f"<{head}/>"


def words(text: str, x: float, y: float, *, size: float, anchor: str = "start", fill: str, bold: bool = False) -> str:
    """One line of text; `y` is its middle."""
    return tag(
        "text",
        escape(text, quote=False),
        x=x,
        y=y + FOOT * size,
        font_size=size,
        text_anchor=None if anchor == "start" else anchor,
        fill=fill,
        font_weight=600 if bold else None,
    )
