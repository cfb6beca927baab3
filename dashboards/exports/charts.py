"""Which figures of a panel become a chart of a workbook? Those of its table: what is hidden there has no bar here."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from dashboards.panels.panel import Cell, Panel, Table
from dashboards.panels.words import hidden_word
from participation.spreadsheets import harmless
from participation.workbook_charts import Form, Series, SheetChart

# The light colours of the pages (static/css/quartier/01-tokens.css); neighbours differ in lightness, too.
_POSITIVE, _POSITIVE_SOFT, _NEUTRAL, _NEGATIVE_SOFT, _NEGATIVE = "0E5A5C", "86BDB4", "D9D3C4", "DEB282", "A4571A"
_REFERENCE = "8A8371"
_SCALE = (_NEGATIVE, _NEGATIVE_SOFT, _NEUTRAL, _POSITIVE_SOFT, _POSITIVE)
_WAYS = (_POSITIVE, _NEGATIVE_SOFT, _POSITIVE_SOFT, _NEGATIVE, _NEUTRAL, _REFERENCE)
Rows = Sequence[tuple[Cell, ...]]


def chart_of(panel: Panel) -> SheetChart | None:
    """None: the table holds nothing that bars could show, or nothing of it may be shown."""
    table = panel.table
    if table is None or panel.figure is None or panel.key.startswith("quadrants-"):
        return None
    if panel.key == "participation":
        made = _over_time(panel, table)
    elif table.columns[0] == _("topic") and _("n") in table.columns and not panel.key.startswith("gaps-"):
        made = _divided(panel, table)
    else:
        made = _bars(panel, table)
    shown = any(value is not None for series in made.series for value in series.values)
    return made if shown else None


def _over_time(panel: Panel, table: Table) -> SheetChart:
    """Without the last row, the sum of all periods."""
    rows = table.rows[:-1]
    series = [_series(table, rows, at, _WAYS[(at - 1) % len(_WAYS)]) for at in range(1, len(table.columns))]
    return _chart(panel, Form.COLUMNS, rows, series)


def _divided(panel: Panel, table: Table) -> SheetChart:
    """One bar per topic; where a part of it is hidden, the whole bar is, else the parts would look like all."""
    ends = table.columns.index(_("n"))
    rows = [
        row if None not in [cell.value for cell in row[1:ends]] else (row[0], *[Cell("", None)] * (len(row) - 1))
        for row in table.rows
    ]
    steps = ends - 1
    series = [
        _series(table, rows, at, _SCALE[round((at - 1) / max(1, steps - 1) * (len(_SCALE) - 1))])
        for at in range(1, ends)
    ]
    return _chart(panel, Form.DIVIDED, rows, series)


def _bars(panel: Panel, table: Table) -> SheetChart:
    wanted = _wanted(panel, table)
    rows = [row for row in table.rows if row[0].text != _("all answers")]
    colours = (_POSITIVE, _REFERENCE if panel.key.startswith("people") else _NEGATIVE_SOFT)
    series = [_series(table, rows, at, colour) for at, colour in zip(wanted, colours, strict=False)]
    return _chart(panel, Form.BARS, rows, series, percent=_is_share(table.columns[wanted[0]]))


def _wanted(panel: Panel, table: Table) -> list[int]:
    """The columns that answer the question of the panel."""
    columns = table.columns
    if panel.key.startswith("gaps-"):
        return [columns.index(_("importance")), columns.index(_("satisfaction"))]
    if panel.key.startswith("people"):
        return [columns.index(_("share of answers")), columns.index(_("share of residents"))]
    for share in (_("weighted share"), _("share")):
        at = columns.index(share) if share in columns else 0
        if at and any(row[at].value is not None for row in table.rows):
            return [at]
    return [1]


def _is_share(column: str) -> bool:
    return column in {_("weighted share"), _("share"), _("share of answers")}


def _series(table: Table, rows: Rows, at: int, colour: str) -> Series:
    values = tuple(row[at].value for row in rows)
    return Series(
        harmless(table.columns[at]),
        tuple(value if isinstance(value, int | float) else None for value in values),
        colour,
        _reach(table, rows, at),
    )


def _reach(table: Table, rows: Rows, at: int) -> tuple[tuple[float, float], ...]:
    """How far the interval of a share goes below and above it."""
    column = table.columns[at]
    ends = {
        _("share"): (_("at least (95%)"), _("at most (95%)")),
        _("weighted share"): (_("from (modelled)"), _("to (modelled)")),
    }.get(column)
    if ends is None or not set(ends) <= set(table.columns):
        return ()
    low, high = (table.columns.index(end) for end in ends)
    found = []
    for row in rows:
        numbers = [row[place].value for place in (low, at, high)]
        least, middle, most = (value if isinstance(value, int | float) else 0 for value in numbers)
        found.append((round(max(0, middle - least), 4), round(max(0, most - middle), 4)))
    return tuple(found)


def _chart(panel: Panel, form: Form, rows: Rows, series: Sequence[Series], *, percent: bool = False) -> SheetChart:
    categories = []
    for at, row in enumerate(rows):
        hidden = series[0].values[at] is None
        categories.append(harmless(f"{row[0].text} ({hidden_word()})" if hidden else row[0].text))
    said = panel.figure.alt if panel.figure else ""
    return SheetChart(panel.title, form, tuple(categories), tuple(series), said, percent=percent)
