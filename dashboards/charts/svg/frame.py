"""Where does a value of a figure lie in its drawing, in pixels from the upper left?"""

from dataclasses import dataclass
from typing import Any

from dashboards.charts.figure import Plain


@dataclass(frozen=True, slots=True)
class Frame:
    """The field in which marks stand, and the spans of both axes."""

    left: float
    top: float
    width: float
    height: float
    across: tuple[float, float]
    upright: tuple[float, float]  # bottom, top

    def x(self, value: float) -> float:
        low, high = self.across
        return self.left + (value - low) / (high - low) * self.width

    def y(self, value: float) -> float:
        low, high = self.upright
        return self.top + (1 - (value - low) / (high - low)) * self.height

    def on_paper_x(self, part: float) -> float:
        return self.left + part * self.width

    def on_paper_y(self, part: float) -> float:
        return self.top + (1 - part) * self.height

    def at(self, mark: Plain) -> tuple[float, float]:
        """Where an annotation is tied, before its shifts."""
        x = self.on_paper_x(mark["x"]) if mark.get("xref") == "paper" else self.x(mark["x"])
        y = self.on_paper_y(mark["y"]) if mark.get("yref") == "paper" else self.y(mark["y"])
        return x + mark.get("xshift", 0), y - mark.get("yshift", 0)


def frame_of(layout: Plain, width: float) -> Frame:
    margin = layout["margin"]
    return Frame(
        margin["l"],
        margin["t"],
        width - margin["l"] - margin["r"],
        layout["height"] - margin["t"] - margin["b"],
        _span(layout["xaxis"]),
        _span(layout["yaxis"]),
    )


def _span(axis: dict[str, Any]) -> tuple[float, float]:
    low, high = axis["range"]
    return low, high
