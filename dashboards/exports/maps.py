"""How do the maps of the pages look where no style sheet reaches them? The same shapes, with colours of their own."""

from collections.abc import Callable
from typing import Any

from dashboards.charts.figure import Key
from dashboards.charts.labels import lines_of
from dashboards.charts.svg.drawing import WIDTH
from dashboards.charts.svg.paint import colour, tag, words
from dashboards.charts.svg.patterns import definition, pattern_id
from dashboards.charts.svg.sheet import Drawn
from dashboards.charts.theme import GROUND, INK, NEGATIVE_SOFT, NEUTRAL, POSITIVE, POSITIVE_SOFT, REFERENCE
from dashboards.panels.area_map import AreaMap, Level
from dashboards.panels.needle_map import NeedleMap, Sheet
from dashboards.panels.pin_map import PinMap

_FILL = {Level.FEW: NEGATIVE_SOFT, Level.FAIR: NEUTRAL, Level.MANY: POSITIVE_SOFT, Level.HIDDEN: GROUND}
_OVER = {Level.FEW: "/", Level.FAIR: "", Level.MANY: ".", Level.HIDDEN: "x"}
_NAME, _COUNT, _PEOPLE = 15, 17, 13  # letters, pixels in the picture
_BESIDE, _GAP = 3, 20


def area_map(drawing: AreaMap) -> Drawn:
    scale = WIDTH / drawing.width
    used = [key.level for key in drawing.legend]
    defs = tag("defs", "".join(definition(_OVER[level], "") for level in used if _OVER[level]))
    shapes = "".join(_shape(one.path, one.level, scale) for one in drawing.shapes)
    names = "".join(_name(one.name, one.words, one.x * scale, one.y * scale) for one in drawing.shapes)
    keys = tuple(Key(key.words, _FILL[key.level], pattern=_OVER[key.level]) for key in drawing.legend)
    return Drawn(defs + shapes + names, drawing.height * scale, drawing.alt, keys)


def pin_map(drawing: PinMap) -> Drawn:
    scale = WIDTH / drawing.width
    parts = "".join(_outline(path, NEUTRAL, scale) for path in drawing.outlines)
    circles = "".join(
        tag("circle", cx=one.x * scale, cy=one.y * scale, r=max(13, one.radius * scale), fill=colour(POSITIVE))
        + words(str(one.count), one.x * scale, one.y * scale, size=_COUNT, anchor="middle", fill="#fff", bold=True)
        for one in drawing.circles
    )
    return Drawn(parts + circles, drawing.height * scale, drawing.alt)


def needle_map(drawing: NeedleMap) -> Drawn:
    """Up to three maps beside each other, each under its name."""
    beside = min(_BESIDE, len(drawing.sheets))
    width = (WIDTH - _GAP * (beside - 1)) / beside
    letters = int(width / (_NAME * 0.55))
    lines = [lines_of(sheet.title, letters) for sheet in drawing.sheets]
    head = max(len(one) for one in lines) * _NAME * 1.3 + 8
    high = head + drawing.height * width / drawing.width + _GAP
    parts = ""
    for at, (sheet, titles) in enumerate(zip(drawing.sheets, lines, strict=True)):
        left, top = at % beside * (width + _GAP), at // beside * high
        names = "".join(
            words(line, 0, _NAME * (0.65 + 1.3 * n), size=_NAME, fill=colour(INK), bold=True)
            for n, line in enumerate(titles)
        )
        scale = width / drawing.width
        moved = f"translate({-drawing.left * scale:.2f} {head - drawing.top * scale:.2f})"
        own = tag("g", _needles(sheet, drawing, scale), transform=moved)
        parts += tag("g", names + own, transform=f"translate({left:.2f} {top:.2f})")
    return Drawn(parts, high * -(-len(drawing.sheets) // beside), drawing.alt)


def _needles(sheet: Sheet, drawing: NeedleMap, scale: float) -> str:
    ground = "".join(_outline(path, NEUTRAL, scale) for path in drawing.outlines)
    if sheet.empty:
        x, y = drawing.left + drawing.width / 2, drawing.top + drawing.height / 2
        lines = lines_of(sheet.empty, int(drawing.width * scale / (_NAME * 0.6)))
        return ground + "".join(_rimmed(line, x * scale, y * scale + 1.3 * _NAME * n) for n, line in enumerate(lines))
    return ground + "".join(
        tag(
            "rect",
            x=one.left * scale,
            y=one.top * scale,
            width=one.width * scale,
            height=one.height * scale,
            fill="none",
            stroke=colour(REFERENCE),
        )
        + tag("circle", cx=one.x * scale, cy=one.y * scale, r=one.radius * scale, fill=colour(POSITIVE))
        + (words(one.number, one.x * scale, one.y * scale, size=_PEOPLE, anchor="middle", fill="#fff", bold=True))
        for one in sheet.spots
    )


DRAWERS: dict[type, Callable[[Any], Drawn]] = {AreaMap: area_map, PinMap: pin_map, NeedleMap: needle_map}


def _shape(path: str, level: Level, scale: float) -> str:
    ground = _outline(path, _FILL[level], scale)
    over = _OVER[level]
    return ground + (_path(path, f"url(#{pattern_id(over, '')})", scale) if over else "")


def _outline(path: str, fill: str, scale: float) -> str:
    return _path(path, colour(fill), scale, stroke=colour(REFERENCE), stroke_width=1.5 / scale)


def _path(path: str, fill: str, scale: float, **more: str | float) -> str:
    return tag("path", d=path, fill=fill, fill_rule="evenodd", transform=f"scale({scale:.5f})", **more)


def _name(name: str, said: str, x: float, y: float) -> str:
    return _rimmed(name, x, y) + _rimmed(said, x, y + 1.2 * _NAME, bold=True)


def _rimmed(text: str, x: float, y: float, *, bold: bool = False) -> str:
    """On a rim of the ground, so that no pattern runs through the letters."""
    return "".join(
        tag("g", words(text, x, y, size=_NAME, anchor="middle", fill=colour(INK), bold=bold), **rim)
        for rim in (_RIM, {})
    )


_RIM = {"stroke": colour(GROUND), "stroke_width": 4, "stroke_linejoin": "round"}
