"""How do panels stand on a sheet of a workbook: the figures of each as a table, and beside it a chart of them?"""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboards.exports.charts import chart_of
from dashboards.panels.panel import Panel
from participation.spreadsheets import harmless
from participation.workbook_charts import Form, Placed, SheetChart
from participation.workbooks import Cell, Heading, Share

LEAST_ROWS = 15  # of a sheet that a chart needs to be read


@dataclass(frozen=True, slots=True)
class ChartSheet:
    name: str
    rows: list[list[Cell]]
    charts: list[Placed]


def chart_sheet(name: str, panels: Sequence[Panel]) -> ChartSheet | None:
    """None: nothing of these panels can be drawn."""
    drawn = [(panel, chart) for panel in panels if (chart := chart_of(panel))]
    if not drawn:
        return None
    column = 2 + max(len(chart.series) for _panel, chart in drawn)
    rows: list[list[Cell]] = [[Heading(harmless(name))]]
    charts = []
    for panel, chart in drawn:
        rows.append([])
        top = len(rows) + 1
        rows += [[Heading(harmless(panel.title))], *_words(panel)]
        head = len(rows) + 1
        rows += _table(chart)
        bottom = top + max(LEAST_ROWS, _height(chart), len(rows) + 1 - top)
        rows += [[] for _row in range(bottom - len(rows) - 1)]
        charts.append(Placed(chart, head, top, bottom, column))
    return ChartSheet(name, rows, charts)


def _words(panel: Panel) -> list[list[Cell]]:
    """Without these the figures would be misread."""
    words = [panel.question, " · ".join(filter(None, [panel.label, panel.base])), panel.mark, panel.note]
    return [[harmless(line)] for line in words if line]


def _table(chart: SheetChart) -> list[list[Cell]]:
    head: list[Cell] = ["", *(Heading(one.name) for one in chart.series)]
    values = zip(*(one.values for one in chart.series), strict=True)
    body: list[list[Cell]] = [
        [category, *(Share(value) if chart.percent and value is not None else value for value in row)]
        for category, row in zip(chart.categories, values, strict=True)
    ]
    return [head, *body]


def _height(chart: SheetChart) -> int:
    """In rows: bars need room for their names, and two of them stand at each."""
    if chart.form is Form.COLUMNS:
        return LEAST_ROWS
    beside = len(chart.series) if chart.form is Form.BARS else 1
    return 6 + round(len(chart.categories) * (1.1 + 0.5 * beside))
