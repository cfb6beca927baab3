"""How does a panel become one picture that travels alone? Title, question, chart, base and source stand in it."""

from collections.abc import Iterable

from dashboards.charts.svg.sheet import Drawn, Words, drawn, picture_of
from dashboards.exports.maps import DRAWERS
from dashboards.panels.panel import Panel


def panel_as_svg(panel: Panel, *, notes: Iterable[str] = ()) -> str | None:
    """None where the panel has no chart: a list, a board, nothing to see. Notes end the line of its source."""
    chart = _chart(panel)
    if chart is None:
        return None
    foot = (panel.base, panel.label, panel.channels, panel.source, *notes)
    return picture_of(chart, Words(panel.title, panel.question, " · ".join(line for line in foot if line)))


def _chart(panel: Panel) -> Drawn | None:
    if panel.figure:
        return drawn(panel.figure)
    if panel.drawing and panel.drawing.picture:
        return DRAWERS[type(panel.drawing.data)](panel.drawing.data)
    return None
