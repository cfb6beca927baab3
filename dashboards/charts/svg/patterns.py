"""How are bars told apart on a printer without colours? By the patterns that their traces name."""

from dashboards.charts.figure import Plain
from dashboards.charts.svg.paint import tag

_SIZE = 6
_PATHS = {
    "/": "M-1 7L7 -1M-1 1L1 -1M5 7L7 5",
    "x": "M0 0L6 6M6 0L0 6",
    "-": "M0 3H6",
    "|": "M3 0V6",
    "+": "M0 3H6M3 0V6",
}


def pattern_id(pattern: str, ids: str) -> str:
    """`ids` keeps the names of several pictures on one page apart."""
    return f"{ids}pattern-{[*_PATHS, '.'].index(pattern)}"


def patterns(figure: Plain, ids: str) -> str:
    """Definitions of those that the figure uses."""
    used = sorted({trace.get("meta", {}).get("pattern", "") for trace in figure["data"]} - {""})
    return tag("defs", "".join(definition(pattern, ids) for pattern in used)) if used else ""


def definition(pattern: str, ids: str) -> str:
    quiet = {"stroke": "#000", "stroke_opacity": "0.35", "stroke_width": 0.8, "fill": "none"}
    inner = (
        tag("circle", cx=3, cy=3, r=0.9, fill="#000", fill_opacity="0.35")
        if pattern == "."
        else tag("path", d=_PATHS[pattern], **quiet)
    )
    return tag("pattern", inner, id=pattern_id(pattern, ids), width=_SIZE, height=_SIZE, patternUnits="userSpaceOnUse")
