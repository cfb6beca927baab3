"""A figure of a panel as SVG: `svg_of(panel.figure.wide, alt=panel.figure.alt)`.

Same figure, same bytes. Keys and numbered marks stand beside it in the page; `sheet.py` puts them into one picture.
"""

from dashboards.charts.figure import Plain
from dashboards.charts.svg.axes import annotations, grid, shapes, tick_words
from dashboards.charts.svg.frame import frame_of
from dashboards.charts.svg.marks import marks
from dashboards.charts.svg.paint import FONT, tag
from dashboards.charts.svg.patterns import patterns

WIDTH = 680  # pixels; a page of paper is as wide as a page of text


def svg_of(figure: Plain, *, alt: str = "", width: float = WIDTH, ids: str = "") -> str:
    """`ids` begins the ids inside, where several pictures stand on one page. Without `alt` it is part of a larger one.

    Raises `CannotDrawError` at a mark that it does not know.
    """
    return svg(inside(figure, width, ids), width, figure["layout"]["height"], alt)


def svg(inner: str, width: float, height: float, alt: str = "") -> str:
    said = {"role": "img", "aria_label": alt} if alt else {}
    return tag(
        "svg",
        inner,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {width:g} {height:g}",
        font_family=FONT,
        **said,
    )


def inside(figure: Plain, width: float, ids: str) -> str:
    layout = figure["layout"]
    frame = frame_of(layout, width)
    return "".join(
        (
            patterns(figure, ids),
            *shapes(layout, frame, below=True),
            *grid(layout, frame),
            *marks(figure, frame, ids),
            *shapes(layout, frame, below=False),
            *tick_words(layout, frame),
            *annotations(layout, frame),
        )
    )
