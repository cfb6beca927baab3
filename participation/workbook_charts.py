"""How does a chart stand beside its table on a sheet of a workbook, as Excel's own, which everybody can change?

Elements stand in the order of the schema (ECMA-376, DrawingML charts), else Excel opens nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from participation.xml_texts import xml_attribute, xml_text

_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_XDR = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CATEGORIES, _VALUES = 500, 501  # names of the two axes


class Form(StrEnum):
    """Bars beside each other, bars divided into parts of the whole, or columns on top of each other."""

    BARS = "bars"
    DIVIDED = "divided"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Series:
    """A value that is None is hidden: it has no bar. `reach`: how far an interval goes below and above each value."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    reach: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SheetChart:
    """`said` is read to whoever does not see it."""

    title: str
    form: Form
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    said: str
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """`row` has the names of the series in B, C, …; the categories stand below in A. Rows count from 1.

    The chart stands at the right of `column` (A is 0), from row `top` to row `bottom`.
    """

    chart: SheetChart
    row: int
    top: int
    bottom: int
    column: int


def content_type(path: str) -> str:
    kind = "drawingml.chart" if "/charts/" in path else "drawing"
    return f"application/vnd.openxmlformats-officedocument.{kind}+xml"


def drawing_parts(names: Sequence[str], drawn: Mapping[int, Sequence[Placed]]) -> dict[str, str]:
    """Path -> text of every file that a workbook needs beside its sheets; charts are numbered through all of them."""
    parts: dict[str, str] = {}
    first = 1
    for number, placed in sorted(drawn.items()):
        charts = range(first, first + len(placed))
        links = "".join(_link(at, "chart", f"../charts/chart{chart}.xml") for at, chart in enumerate(charts, start=1))
        frames = "".join(_frame(one, at) for at, one in enumerate(placed, start=1))
        parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"] = _links(
            _link(1, "drawing", f"../drawings/drawing{number}.xml")
        )
        parts[f"xl/drawings/_rels/drawing{number}.xml.rels"] = _links(links)
        parts[f"xl/drawings/drawing{number}.xml"] = f'<xdr:wsDr xmlns:xdr="{_XDR}" xmlns:a="{_A}">{frames}</xdr:wsDr>'
        for chart, one in zip(charts, placed, strict=True):
            parts[f"xl/charts/chart{chart}.xml"] = _chart(one, names[number - 1])
        first = charts.stop
    return parts


def _links(links: str) -> str:
    return f'<Relationships xmlns="{_RELS}">{links}</Relationships>'


def _link(number: int, kind: str, target: str) -> str:
    return f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'


def _frame(placed: Placed, number: int) -> str:
    def corner(name: str, column: int, row: int) -> str:
        return (
            f"<xdr:{name}><xdr:col>{column}</xdr:col><xdr:colOff>0</xdr:colOff>"
            f"<xdr:row>{row}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:{name}>"
        )

    begin = corner("from", placed.column, placed.top - 1)
    end = corner("to", placed.column + 11, placed.bottom - 1)
    return (
        f"<xdr:twoCellAnchor>{begin}{end}"
        f'<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{number + 1}" name="Chart {number}" '
        f"descr={xml_attribute(placed.chart.said)}/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
        f'<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="{_C}">'
        f'<c:chart xmlns:c="{_C}" xmlns:r="{_R}" r:id="rId{number}"/></a:graphicData></a:graphic></xdr:graphicFrame>'
        "<xdr:clientData/></xdr:twoCellAnchor>"
    )


def _chart(placed: Placed, sheet: str) -> str:
    chart = placed.chart
    grouping = {Form.BARS: "clustered", Form.DIVIDED: "percentStacked", Form.COLUMNS: "stacked"}[chart.form]
    direction = "col" if chart.form is Form.COLUMNS else "bar"
    overlap = "" if chart.form is Form.BARS else '<c:overlap val="100"/>'
    series = "".join(_series(placed, sheet, at) for at in range(len(chart.series)))
    legend = '<c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend>' if len(chart.series) > 1 else ""
    return (
        f'<c:chartSpace xmlns:c="{_C}" xmlns:a="{_A}" xmlns:r="{_R}"><c:roundedCorners val="0"/><c:chart>'
        f'{_title(chart.title)}<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart>'
        f'<c:barDir val="{direction}"/><c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}'
        f'<c:gapWidth val="50"/>{overlap}<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/></c:barChart>'
        f"{_axes(chart)}</c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>'
    )


def _title(words: str) -> str:
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr>'
        f'<a:r><a:rPr sz="1200" b="1"/><a:t>{xml_text(words)}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )


def _axes(chart: SheetChart) -> str:
    """Bars read from the top down, as the table does."""
    upright = chart.form is Form.COLUMNS
    order, at, below = ("minMax", "b", "l") if upright else ("maxMin", "l", "b")
    form = "0%" if chart.percent or chart.form is Form.DIVIDED else "General"
    crosses = "autoZero" if upright else "max"
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{at}"/><c:tickLblPos val="low"/><c:crossAx val="{_VALUES}"/>'
        '<c:crosses val="autoZero"/></c:catAx>'
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/><c:min val="0"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{below}"/><c:majorGridlines/>'
        f'<c:numFmt formatCode="{form}" sourceLinked="0"/><c:tickLblPos val="nextTo"/>'
        f'<c:crossAx val="{_CATEGORIES}"/><c:crosses val="{crosses}"/></c:valAx>'
    )


def _series(placed: Placed, sheet: str, at: int) -> str:
    """References to the cells, and beside each what they hold, for programs that only show."""
    chart, one = placed.chart, placed.chart.series[at]
    quoted = "'" + sheet.replace("'", "''") + "'"
    column, first, last = chr(ord("B") + at), placed.row + 1, placed.row + len(chart.categories)
    name = f"{quoted}!${column}${placed.row}"
    points = "".join(f'<c:pt idx="{i}"><c:v>{xml_text(text)}</c:v></c:pt>' for i, text in enumerate(chart.categories))
    values = "".join(f'<c:pt idx="{i}"><c:v>{v!r}</c:v></c:pt>' for i, v in enumerate(one.values) if v is not None)
    count = f'<c:ptCount val="{len(chart.categories)}"/>'
    return (
        f'<c:ser><c:idx val="{at}"/><c:order val="{at}"/><c:tx><c:strRef><c:f>{xml_text(name)}</c:f><c:strCache>'
        f'<c:ptCount val="1"/><c:pt idx="0"><c:v>{xml_text(one.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>'
        f'<c:spPr><a:solidFill><a:srgbClr val="{one.colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
        f"{_labels(chart)}{_reach(one)}"
        f"<c:cat><c:strRef><c:f>{xml_text(quoted)}!$A${first}:$A${last}</c:f><c:strCache>{count}{points}</c:strCache>"
        f"</c:strRef></c:cat><c:val><c:numRef><c:f>{xml_text(quoted)}!${column}${first}:${column}${last}</c:f>"
        f"<c:numCache><c:formatCode>General</c:formatCode>{count}{values}</c:numCache></c:numRef></c:val></c:ser>"
    )


def _labels(chart: SheetChart) -> str:
    if chart.form is not Form.BARS:
        return ""
    shown = "".join(f'<c:{what} val="0"/>' for what in ("showCatName", "showSerName", "showPercent", "showBubbleSize"))
    form = "0%" if chart.percent else "General"
    return (
        f'<c:dLbls><c:numFmt formatCode="{form}" sourceLinked="0"/><c:showLegendKey val="0"/><c:showVal val="1"/>'
        f"{shown}</c:dLbls>"
    )


def _reach(series: Series) -> str:
    """An interval as a line through the end of its bar."""
    if not series.reach:
        return ""

    def lengths(side: int) -> str:
        points = "".join(f'<c:pt idx="{i}"><c:v>{pair[side]!r}</c:v></c:pt>' for i, pair in enumerate(series.reach))
        return (
            f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(series.reach)}"/>{points}</c:numLit>'
        )

    return (
        '<c:errBars><c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="0"/>'
        f"<c:plus>{lengths(1)}</c:plus><c:minus>{lengths(0)}</c:minus></c:errBars>"
    )
