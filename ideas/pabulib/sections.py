"""Which tables does a .pb file hold? Three titles, each with a header and rows, every row with its line.

Format: pabulib.org/format. Semicolons between cells, doubled quotation marks inside quoted ones.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from participation.imports.reading import UnreadableFileError

META, PROJECTS, VOTES = "META", "PROJECTS", "VOTES"
TITLES = (META, PROJECTS, VOTES)
MAX_CELL = 1_000_000


@dataclass(frozen=True, slots=True)
class Row:
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")


@dataclass(slots=True)
class Table:
    """`longer`: lines with more cells than the header has columns."""

    line: int
    columns: list[str] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    longer: list[int] = field(default_factory=list)


def sections_of(text: str) -> dict[str, Table]:
    """Raise `UnreadableFileError` with the line where the file stops being one of this kind."""
    found: dict[str, Table] = {}
    current: Table | None = None
    for line, cells in _lines(text):
        title = _title(cells)
        if title in found:
            raise UnreadableFileError(_("The section %(name)s begins a second time.") % {"name": title}, line)
        if title:
            current = found[title] = Table(line)
        elif current is None:
            raise UnreadableFileError(_("This is no .pb file: it has to begin with a line “META”."), line)
        else:
            _add(current, line, cells)
    for title in TITLES:
        if title not in found:
            raise UnreadableFileError(_("The section %(name)s is missing.") % {"name": title})
        if not found[title].columns:
            raise UnreadableFileError(_("The section %(name)s is empty.") % {"name": title}, found[title].line)
    return found


def _title(cells: Sequence[str]) -> str:
    first = cells[0].upper()
    return first if first in TITLES and not any(cells[1:]) else ""


def _add(table: Table, line: int, cells: list[str]) -> None:
    if not table.columns:
        table.columns = _header(line, cells)
        return
    if any(cells[len(table.columns) :]):
        table.longer.append(line)
    table.rows.append(Row(line, dict(zip(table.columns, cells, strict=False))))


def _header(line: int, cells: list[str]) -> list[str]:
    names = [cell.lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    for name in names:
        if names.count(name) > 1:
            raise UnreadableFileError(_("The column “%(name)s” is there twice.") % {"name": name}, line)
    return names


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
    """Rows without blank ones; the number is that of the line where a row begins."""
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";")
    before = 0
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFileError(_("This line cannot be read as a table."), before + 1) from error
        line, before = before + 1, reader.line_num
        _check_quotes(line, cells)
        if any(cells):
            yield line, cells


def _check_quotes(line: int, cells: Sequence[str]) -> None:
    """An open quotation mark swallows the lines behind it, and with them votes."""
    for cell in cells:
        if "\n" in cell and (";" in cell or any(part.strip().upper() in TITLES for part in cell.split("\n"))):
            raise UnreadableFileError(_("A quotation mark that opens here is not closed."), line)
