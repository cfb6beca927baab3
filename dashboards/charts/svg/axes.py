"""What stands around the marks: grid, words at the ticks, lines and fields, texts?"""

from collections.abc import Iterator

from dashboards.charts.figure import Plain
from dashboards.charts.svg.frame import Frame
from dashboards.charts.svg.paint import LETTER, colour, lines_of, tag, words
from dashboards.charts.theme import BOLD, LINE

_ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def grid(layout: Plain, frame: Frame) -> Iterator[str]:
    for upright, axis in ((True, layout["xaxis"]), (False, layout["yaxis"])):
        if axis.get("visible") is False or axis.get("showgrid") is False:
            continue
        for tick in axis.get("tickvals", ()):
            ends = _across(frame, tick) if upright else _along(frame, tick)
            yield tag("path", d=ends, stroke=colour(axis.get("gridcolor", "#ddd")), stroke_width=1)


def tick_words(layout: Plain, frame: Frame) -> Iterator[str]:
    for upright, axis in ((True, layout["xaxis"]), (False, layout["yaxis"])):
        if axis.get("visible") is False:
            continue
        font = axis["tickfont"]
        for tick, text in zip(axis.get("tickvals", ()), axis.get("ticktext", ()), strict=True):
            x, y, anchor = _tick(frame, tick, below=upright)
            (line,) = lines_of(text)
            yield words(line, x, y, size=font["size"], anchor=anchor, fill=colour(font["color"]))


def _tick(frame: Frame, tick: float, *, below: bool) -> tuple[float, float, str]:
    if below:
        return frame.x(tick), frame.top + frame.height + 16, "middle"
    return frame.left - 8, frame.y(tick), "end"


def _across(frame: Frame, tick: float) -> str:
    x = frame.x(tick)
    return f"M{x:.2f} {frame.top:.2f}V{frame.top + frame.height:.2f}"


def _along(frame: Frame, tick: float) -> str:
    y = frame.y(tick)
    return f"M{frame.left:.2f} {y:.2f}H{frame.left + frame.width:.2f}"


def shapes(layout: Plain, frame: Frame, *, below: bool) -> Iterator[str]:
    for shape in layout.get("shapes", ()):
        if (shape.get("layer") == "below") is not below:
            continue
        x0, x1, y0, y1 = frame.x(shape["x0"]), frame.x(shape["x1"]), frame.y(shape["y0"]), frame.y(shape["y1"])
        if shape["type"] == "rect":
            corner = {"x": min(x0, x1), "y": min(y0, y1), "width": abs(x1 - x0), "height": abs(y1 - y0)}
            yield tag("rect", **corner, fill=colour(shape["fillcolor"]))
        else:
            line = shape["line"]
            ends = f"M{x0:.2f} {y0:.2f}L{x1:.2f} {y1:.2f}"
            yield tag("path", d=ends, stroke=colour(line["color"]), stroke_width=line["width"])


def annotations(layout: Plain, frame: Frame) -> Iterator[str]:
    for mark in layout.get("annotations", ()):
        yield from _annotation(mark, frame)


def _annotation(mark: Plain, frame: Frame) -> Iterator[str]:
    x, y = frame.at(mark)
    lines, font = lines_of(mark["text"]), mark["font"]
    anchor = _ANCHORS.get(mark.get("xanchor", "center"), "middle")
    high = LINE * len(lines)
    tops = {"top": y, "bottom": y - high}
    top = tops.get(mark.get("yanchor", "middle"), y - high / 2)
    if mark.get("bgcolor"):
        yield _ground(lines, x, top, anchor, font["size"], colour(mark["bgcolor"]))
    for number, line in enumerate(lines):
        middle = top + LINE * (number + 0.5)
        bold = font.get("weight") == BOLD
        yield words(line, x, middle, size=font["size"], anchor=anchor, fill=colour(font["color"]), bold=bold)


def _ground(lines: list[str], x: float, top: float, anchor: str, size: float, fill: str) -> str:  # noqa: PLR0917
    """Under a text, so that no grid runs through its letters."""
    wide = LETTER * size * max(map(len, lines))
    left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
    return tag("rect", x=left, y=top, width=wide, height=LINE * len(lines), fill=fill)
