"""How does a panel become one picture that travels alone? Title, question, chart, base and source stand in it."""

from collections.abc import Iterable

from dashboards.charts.svg.sheet import Drawn, Words, drawn, picture_of
from dashboards.exports.maps import DRAWERS
from dashboards.panels.panel import Panel


def panel_as_svg(panel: Panel, *, notes: Iterable[str] = ()) -> str | None:
    """None where the panel has no chart: a list, a board, nothing to see. Notes end the line of its source."""
    chart = chart_of(panel)
    if chart is None:
        return None
    foot = (panel.base, panel.label, panel.channels, panel.source, *notes)
    return picture_of(chart, Words(panel.title, panel.question, " · ".join(line for line in foot if line)))


def chart_of(panel: Panel, ids: str = "") -> Drawn | None:
    """A map is drawn with ids of its own."""
    if panel.figure:
        return drawn(panel.figure, ids)
    if panel.drawing and panel.drawing.picture:
        return DRAWERS[type(panel.drawing.data)](panel.drawing.data)
    return None
