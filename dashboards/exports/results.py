"""How do the released results of a process become one file: a table of cells, a workbook, or JSON?"""

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _

from dashboards.exports.codebook import COLUMNS, codebook_of
from dashboards.exports.facts import facts_of
from dashboards.exports.released import Released
from dashboards.exports.sheets import chart_sheet
from dashboards.panels.panel import Cell, Panel
from dashboards.panels.words import numbers
from participation.processes.models import Process
from participation.spreadsheets import harmless
from participation.texts import localized
from participation.workbooks import Cell as SheetCell
from participation.workbooks import Sheet, write_xlsx

# The same in each language: programs read them. `text` is what people read, where a figure is hidden its word.
CELLS = ("survey", "panel", "row", "column", "value", "text")
WORDS = ("title", "question", "evidence", "base", "source", "note")
PANELS = ("survey", "panel", *WORDS)


@dataclass(frozen=True, slots=True)
class Export:
    process: Process
    language: str
    counted_until: datetime | None
    released: Sequence[Released]


def as_csv(export: Export) -> str:
    """One line per figure, with the words without which it is misread."""
    decimal = numbers().decimal
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([*CELLS, *WORDS])
    for part in export.released:
        for panel in part.panels:
            words = [harmless(word) for word in _words(panel)]
            for line in _lines(part, panel):
                writer.writerow([*(_plain(value, decimal) for value in line), *words])
    return out.getvalue()


def as_xlsx(export: Export) -> bytes:
    """Figures, what they mean, the codebook and where they come from; then a sheet of charts for each chapter."""
    out = BytesIO()
    drawn = [made for part in export.released for one in part.chapters if (made := chart_sheet(one.title, one.panels))]
    sheets: list[Sheet] = [
        (_("Figures"), sheet_of(CELLS, figures_of(export))),
        (_("What they mean"), sheet_of(PANELS, panels_of(export))),
        (_("Codebook"), sheet_of(COLUMNS, (line for part in export.released for line in codebook_of(part)))),
        (_("Notes"), sheet_of((localized(export.process.title, export.language),), ([note] for note in notes(export)))),
    ]
    charts = {len(sheets) + at: one.charts for at, one in enumerate(drawn, start=1)}
    write_xlsx(out, [*sheets, *((one.name, one.rows) for one in drawn)], charts)
    return out.getvalue()


def as_json(export: Export) -> str:
    """In the shape of the API (`/api/v1/results/`), all released surveys at once."""
    counted = export.counted_until
    made: dict[str, Any] = {
        "process": export.process.slug,
        "language": export.language,
        "counted_until": counted.isoformat() if counted else None,
        "results": [
            {"survey": part.slug or None, "panels": [facts_of(panel) for panel in part.panels]}
            for part in export.released
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def notes(export: Export) -> list[str]:
    told = [_("Hidden figures have no value: too few people stand behind them, or another figure would tell them.")]
    if export.counted_until:
        told.append(_("Counted up to %(moment)s.") % {"moment": export.counted_until.isoformat(timespec="seconds")})
    return told


def figures_of(export: Export) -> Iterator[list[SheetCell]]:
    """One line per figure, in the order of `CELLS`."""
    return (line for part, panel in _panels(export) for line in _lines(part, panel))


def panels_of(export: Export) -> Iterator[list[SheetCell]]:
    """One line per panel, in the order of `PANELS`."""
    return ([part.slug, panel.key, *_words(panel)] for part, panel in _panels(export))


def _panels(export: Export) -> Iterator[tuple[Released, Panel]]:
    return ((part, panel) for part in export.released for panel in part.panels)


def _lines(part: Released, panel: Panel) -> Iterator[list[SheetCell]]:
    """The first column of a panel's table names the row."""
    if panel.table is None:
        return
    for name, *cells in panel.table.rows:
        for column, cell in zip(panel.table.columns[1:], cells, strict=True):
            yield [part.slug, panel.key, name.text, column, _value(cell), cell.text]


def _value(cell: Cell) -> SheetCell:
    """Words are no figure: they stand under `text` only."""
    return cell.value if isinstance(cell.value, int | float) else None


def _words(panel: Panel) -> list[str]:
    facts = facts_of(panel)
    return [facts[name] for name in ("title", "question", "evidence", "base", "source_words", "note")]


def _plain(value: SheetCell, decimal: str) -> str:
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else str(value).replace(".", decimal)


def sheet_of(names: Sequence[str], rows: Iterator[list[SheetCell]]) -> Iterator[Sequence[SheetCell]]:
    """A workbook says that a text is a text; the apostrophe holds when it is saved as CSV later."""
    yield list(names)
    for row in rows:
        yield [harmless(value) if isinstance(value, str) else value for value in row]
