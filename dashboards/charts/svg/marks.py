"""How are the marks of a figure drawn: bars with their intervals, dots, lines?"""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboards.charts.figure import Plain
from dashboards.charts.svg.frame import Frame
from dashboards.charts.svg.paint import colour, lines_of, tag, words
from dashboards.charts.svg.patterns import pattern_id


class CannotDrawError(Exception):
    """A mark that no chart had when this was written."""


class Stacks:
    """How high each place of a chart with upright bars is filled already."""

    def __init__(self) -> None:
        self.tops: dict[tuple[float, bool], float] = {}

    def put(self, at: float, value: float) -> float:
        """Where a bar begins."""
        begin = self.tops.get((at, value < 0), 0.0)
        self.tops[at, value < 0] = begin + value
        return begin


def marks(figure: Plain, frame: Frame, ids: str) -> Iterator[str]:
    stacks = Stacks()
    for trace in figure["data"]:
        kind = trace.get("type", "scatter")
        if kind == "bar" and trace.get("orientation") == "h":
            yield from _lying(trace, frame, ids)
        elif kind == "bar":
            yield from _standing(trace, frame, ids, stacks, 1 - figure["layout"].get("bargap", 0.2))
        elif kind == "scatter" and "lines" in trace["mode"]:
            yield _line(trace, frame)
        elif kind == "scatter":
            yield from _dots(trace, frame)
        else:
            raise CannotDrawError(kind)


def _each(given: Any, at: int) -> Any:  # noqa: ANN401 (one for all, or a list)
    return given[at] if isinstance(given, list) else given


def _lying(trace: Plain, frame: Frame, ids: str) -> Iterator[str]:
    for at, (value, centre) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if value is None:
            continue
        base, wide = _each(trace.get("base", 0), at), _each(trace["width"], at)
        left, right = sorted((frame.x(base), frame.x(base + value)))
        top, bottom = sorted((frame.y(centre - wide / 2), frame.y(centre + wide / 2)))
        yield from _bar(trace, at, (left, top, right - left, bottom - top), ids)
        if "error_x" in trace:
            yield from _interval(trace["error_x"], at, base + value, centre, frame)


def _standing(trace: Plain, frame: Frame, ids: str, stacks: Stacks, wide: float) -> Iterator[str]:
    for at, (place, value) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if not value:
            continue
        base = stacks.put(place, value)
        left, right = frame.x(place - wide / 2), frame.x(place + wide / 2)
        top, bottom = sorted((frame.y(base), frame.y(base + value)))
        yield from _bar(trace, at, (left, top, right - left, bottom - top), ids)


def _bar(trace: Plain, at: int, box: tuple[float, float, float, float], ids: str) -> Iterator[str]:
    x, y, width, height = box
    marker = trace["marker"]
    line = marker.get("line", {})
    where = {"x": x, "y": y, "width": width, "height": height}
    yield tag(
        "rect",
        **where,
        fill=colour(_each(marker["color"], at)),
        stroke=colour(line["color"]) if line.get("width") else None,
        stroke_width=line.get("width") or None,
    )
    pattern = trace.get("meta", {}).get("pattern", "")
    if pattern and not isinstance(marker["color"], list):
        yield tag("rect", **where, fill=f"url(#{pattern_id(pattern, ids)})")


def _interval(error: Plain, at: int, value: float, centre: float, frame: Frame) -> Iterator[str]:
    over, under = error["array"][at], error["arrayminus"][at]
    if not over and not under:
        return
    left, right, y, cap = frame.x(value - under), frame.x(value + over), frame.y(centre), error["width"]
    ends = f"M{left:.2f} {y:.2f}H{right:.2f}"
    caps = "".join(f"M{x:.2f} {y - cap:.2f}v{2 * cap}" for x in (left, right))
    yield tag("path", d=ends + caps, stroke=colour(error["color"]), stroke_width=error["thickness"], fill="none")


def _line(trace: Plain, frame: Frame) -> str:
    """A line, broken where a value is missing."""
    steps, pen = [], "M"
    for x, y in zip(trace["x"], trace["y"], strict=True):
        if x is None or y is None:
            pen = "M"
            continue
        steps.append(f"{pen}{frame.x(x):.2f} {frame.y(y):.2f}")
        pen = "L"
    line = trace["line"]
    return tag(
        "path", d="".join(steps), stroke=colour(line["color"]), stroke_width=line.get("width", 2), fill="none"
    ) + "".join(_dots(trace, frame) if "markers" in trace["mode"] else ())


def _dots(trace: Plain, frame: Frame) -> Iterator[str]:
    marker = trace["marker"]
    line = marker.get("line", {})
    texts: Sequence[str] = trace.get("text") or ()
    font = trace.get("textfont", {})
    for at, (x, y) in enumerate(zip(trace["x"], trace["y"], strict=True)):
        if x is None or y is None:
            continue
        yield tag(
            "circle",
            cx=frame.x(x),
            cy=frame.y(y),
            r=_each(marker["size"], at) / 2,
            fill=colour(_each(marker["color"], at)),
            stroke=colour(line["color"]) if line.get("width") else None,
            stroke_width=line.get("width") or None,
        )
        if texts:
            (said,) = lines_of(texts[at])
            fill = colour(_each(font.get("color", "var(--q-ink)"), at))
            yield words(said, frame.x(x), frame.y(y), size=font.get("size", 12), anchor="middle", fill=fill)
