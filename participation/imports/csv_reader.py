"""Which rows does a CSV file hold? Header checked, delimiter found, each row with its number."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from participation.imports.reading import UnreadableFileError, read_text

DELIMITERS = ",;\t"
MAX_CELL = 100_000


@dataclass(frozen=True, slots=True)
class Row:
    """`cells` has every known column, stripped, "" where the file lacks an optional one.

    `number` is the row as a spreadsheet counts. `problem` is a sentence when its shape is wrong; refuse it then.
    """

    number: int
    cells: dict[str, str]
    problem: str = ""

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


@dataclass(frozen=True, slots=True)
class Table:
    rows: list[Row]
    ignored: list[str]


@dataclass(frozen=True, slots=True)
class Record:
    """`cells` by the name of their column in small letters, stripped. `problem`: a sentence when its shape is wrong."""

    number: int
    cells: dict[str, str]
    problem: str = ""

    def row(self, known: Sequence[str]) -> Row:
        return Row(self.number, {name: self.cells.get(name, "") for name in known}, self.problem)


@dataclass(frozen=True, slots=True)
class Records:
    names: tuple[str, ...]
    rows: list[Record]


def read_table(path: Path, *, required: Sequence[str], optional: Sequence[str] = (), encoding: str = "") -> Table:
    """Raise `UnreadableFileError` where no row can be trusted: wrong encoding, missing columns, broken quotes."""
    records = records_in(read_text(path, encoding), required)
    check_header(records.names, required)
    known = [*required, *optional]
    if not records.rows:
        raise UnreadableFileError(_("The file has a header and no rows."))
    return Table([one.row(known) for one in records.rows], [name for name in records.names if name not in known])


def records_in(text: str, expected: Sequence[str]) -> Records:
    """`expected` names help to find the delimiter."""
    lines = _lines(text, _delimiter(text, expected))
    names = names_in(next(lines, []))
    filled = ((number, cells) for number, cells in enumerate(lines, start=2) if any(cell.strip() for cell in cells))
    return Records(names, [record(number, cells, names) for number, cells in filled])


def names_in(cells: Sequence[str]) -> tuple[str, ...]:
    names = tuple(name.strip().lower() for name in cells)
    _check_names(names)
    return names


def record(number: int, cells: Sequence[str], names: Sequence[str]) -> Record:
    problem = "" if len(cells) == len(names) else _other_shape(len(cells), len(names))
    return Record(number, dict(zip(names, (cell.strip() for cell in cells), strict=False)), problem)


@dataclass(frozen=True, slots=True)
class Columns:
    """Every column by its name as it stands in the file, all of the same length, cells stripped."""

    names: tuple[str, ...]
    cells: dict[str, list[str]]

    @property
    def rows(self) -> int:
        return len(self.cells[self.names[0]])


def read_columns(path: Path, *, encoding: str = "") -> Columns:
    """A file whose columns nobody knows before. Raise `UnreadableFileError` where its shape is wrong."""
    text = read_text(path, encoding)
    lines = _lines(text, _delimiter(text, ()))
    header = tuple(name.strip() for name in next(lines, []))
    _check_names(header)
    cells: dict[str, list[str]] = {name: [] for name in header}
    for number, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        if len(line) != len(header):
            raise UnreadableFileError(_other_shape(len(line), len(header)), number)
        for name, cell in zip(header, line, strict=True):
            cells[name].append(cell.strip())
    if not cells[header[0]]:
        raise UnreadableFileError(_("The file has a header and no rows."))
    return Columns(header, cells)


def _other_shape(cells: int, columns: int) -> str:
    return _("The row has %(cells)s cells, the header has %(columns)s.") % {"cells": cells, "columns": columns}


def _delimiter(text: str, required: Sequence[str]) -> str:
    """The one with which the header shows most of the columns that we need."""
    first = text.lstrip("\r\n").split("\n", 1)[0]

    def found(delimiter: str) -> tuple[int, int]:
        names = {name.strip().strip('"').lower() for name in first.split(delimiter)}
        return len(names & set(required)), len(names)

    return max(DELIMITERS, key=found)


def _lines(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(MAX_CELL)
    reader = csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise UnreadableFileError(_why(error), number) from None


def _why(error: csv.Error) -> str:
    if "limit" in str(error):
        return _("A cell has more than 100,000 characters. Perhaps a quotation mark is missing.")
    return _("A quotation mark opens or closes in the wrong place.")


def _check_names(header: Sequence[str]) -> None:
    twice = [name for name, number in Counter(header).items() if number > 1 and name]
    if twice:
        raise UnreadableFileError(_("The column %(name)s stands there twice.") % {"name": twice[0]}, 1)


def check_header(header: Sequence[str], required: Sequence[str]) -> None:
    _check_names(header)
    missing = [name for name in required if name not in header]
    if missing:
        found = ", ".join(header[:20])[:300]
        raise UnreadableFileError(
            _("Columns are missing: %(missing)s. Found: %(found)s.") % {"missing": ", ".join(missing), "found": found},
            1,
        )
