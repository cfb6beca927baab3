"""Which records does a file hold whose columns we do not prescribe: CSV, an Excel workbook, or JSON?"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from participation.files.tables import UnreadableError
from participation.files.xlsx_reading import read_xlsx
from participation.imports.csv_reader import Record, Records, names_in, record, records_in
from participation.imports.reading import UnreadableFileError, bytes_of, read_text

WORKBOOK = b"PK\x03\x04"
DEEPEST = 6


def read_records(path: Path, *, expected: Sequence[str] = (), encoding: str = "") -> Records:
    """Raise `UnreadableFileError` where nothing can be trusted. `expected` names help to find the delimiter."""
    if bytes_of(path).startswith(WORKBOOK):
        found = _from_workbook(path)
    else:
        text = read_text(path, encoding)
        found = _from_json(text) if text.lstrip()[:1] in ("[", "{") else records_in(text, expected)
    if not found.rows:
        raise UnreadableFileError(_("The file has a header and no rows."))
    return found


def _from_workbook(path: Path) -> Records:
    try:
        sheets = read_xlsx(bytes_of(path))
    except UnreadableError as error:
        raise UnreadableFileError(error.sentence) from None
    rows = next((sheet.rows for sheet in sheets if sheet.rows), [])
    if not rows:
        raise UnreadableFileError(_("The workbook is empty."))
    names = names_in(rows[0].cells)
    # A row ends with its last filled cell.
    padded = ((row.number, [*row.cells, *[""] * (len(names) - len(row.cells))]) for row in rows[1:])
    return Records(names, [record(number, cells, names) for number, cells in padded])


def _from_json(text: str) -> Records:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise UnreadableFileError(_("The file begins like JSON, but it is none.")) from None
    objects = _list_in(found)
    rows = [Record(number, dict(_flat(one))) for number, one in enumerate(objects, start=1)]
    return Records(tuple(dict.fromkeys(name for row in rows for name in row.cells)), rows)


def _list_in(found: object) -> list[dict[str, Any]]:
    """The list itself, or the only list of objects in the outermost object."""
    lists = [found] if isinstance(found, list) else [one for one in found.values() if isinstance(one, list)]  # type: ignore[attr-defined]  # JSON begins with [ or {
    if len(lists) != 1 or not all(isinstance(one, dict) for one in lists[0]):
        raise UnreadableFileError(_("The file holds no single list of objects."))
    return list(lists[0])


def _flat(value: object, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Names of what lies inside are joined by "/", as tables do it."""
    if isinstance(value, dict) and depth < DEEPEST:
        for key, inner in value.items():
            yield from _flat(inner, f"{name}/{key}".strip("/").lower(), depth + 1)
    elif isinstance(value, list):
        yield name, ", ".join(str(one) for one in value if isinstance(one, str | int | float))
    else:
        yield name, "" if value is None else str(value).strip()
