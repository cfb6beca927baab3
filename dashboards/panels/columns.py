"""In which of two columns does each panel stand, so that neither ends long before the other?

Columns are fixed by the server: what a reader opens makes its own column longer and moves nothing to the other side.
They are read one after the other, as they stand in the page.
"""

from collections.abc import Iterable, Sequence
from itertools import accumulate, product

from dashboards.panels.panel import Panel

Columns = tuple[tuple[Panel, ...], tuple[Panel, ...]]

# Pixels: title to foot around a figure, a panel without one, a line of text; letters in a line of a narrow column.
_AROUND, _EMPTY, _LINE, _LETTERS = 320, 190, 24, 50


def beside_each_other(left: Sequence[Panel], right: Sequence[Panel], rest: Sequence[Panel] = ()) -> Columns:
    """The right column is the narrow one; of all ways to divide the rest that with the shortest longer column."""
    ways = [_divided(left, right, rest, sides) for sides in product((0, 1), repeat=len(rest))]
    return min(ways, key=lambda way: max(_height(way[0]), _height(way[1], narrow=True)))


def one_after_the_other(panels: Sequence[Panel]) -> Columns:
    """In their order, divided where the longer column is shortest; of two such ways the one with more on the left."""
    heights = [height_of(panel) for panel in panels]
    whole = sum(heights)
    longer = [max(above, whole - above) for above in accumulate(heights, initial=0)]
    cut = max(at for at, height in enumerate(longer) if height == min(longer))
    return tuple(panels[:cut]), tuple(panels[cut:])


def height_of(panel: Panel, *, narrow: bool = False) -> int:
    """About as high as the browser will draw it; only the differences matter."""
    if panel.drawing is not None and not panel.empty:
        return _AROUND + panel.drawing.height + _LINE * (len(panel.note) // _LETTERS)
    if panel.figure is None:
        return _EMPTY if panel.empty else _AROUND
    form = panel.figure.narrow if narrow else panel.figure.wide
    lines = (len(panel.figure.marks) + 1) // 2 + len(panel.note) // _LETTERS
    return _AROUND + int(form["layout"]["height"]) + _LINE * lines


def _divided(left: Sequence[Panel], right: Sequence[Panel], rest: Sequence[Panel], sides: Sequence[int]) -> Columns:
    placed = list(zip(rest, sides, strict=True))
    return (
        (*left, *(panel for panel, side in placed if side == 0)),
        (*right, *(panel for panel, side in placed if side == 1)),
    )


def _height(panels: Iterable[Panel], *, narrow: bool = False) -> int:
    return sum(height_of(panel, narrow=narrow) for panel in panels)
