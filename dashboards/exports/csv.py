"""How does a panel's table become a file that a spreadsheet opens without running anything in it?"""

import csv
from collections.abc import Iterable
from io import StringIO

from dashboards.panels.panel import Cell, Panel
from participation.spreadsheets import BOM, harmless


def panel_as_csv(panel: Panel, *, decimal: str, notes: Iterable[str] = ()) -> str:
    """Columns as on the page; hidden figures stay hidden. Notes follow after an empty line."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    if panel.table:
        writer.writerow([harmless(column) for column in panel.table.columns])
        writer.writerows([_plain(cell, decimal) for cell in row] for row in panel.table.rows)
    writer.writerow([])
    words = [
        panel.title,
        panel.question,
        panel.label,
        panel.base,
        panel.channels,
        panel.source,
        panel.note,
        panel.empty,
        *notes,
    ]
    writer.writerows([harmless(line)] for line in words if line)
    return BOM + out.getvalue()


def _plain(cell: Cell, decimal: str) -> str:
    if isinstance(cell.value, int | float):
        return str(cell.value).replace(".", decimal)
    return harmless(cell.text)
