"""How does a table of ideas become a file: CSV, an Excel workbook, or JSON?"""

import json
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _

from participation.spreadsheets import csv_bytes
from participation.workbooks import write_xlsx

Rows = Iterable[Mapping[str, Any]]
KINDS = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}


def ideas_file(kind: str, columns: Sequence[str], rows: Rows) -> bytes:
    """`kind`: one of KINDS. Empty cells are empty, in JSON null."""
    return {"csv": _csv, "xlsx": _xlsx, "json": _json}[kind](columns, rows)


def _csv(columns: Sequence[str], rows: Rows) -> bytes:
    return csv_bytes(columns, ([row[name] for name in columns] for row in rows))


def _xlsx(columns: Sequence[str], rows: Rows) -> bytes:
    out = BytesIO()
    write_xlsx(out, [(_("Ideas"), _lines(columns, rows))])
    return out.getvalue()


def _lines(columns: Sequence[str], rows: Rows) -> Iterable[Sequence[Any]]:
    yield columns
    for row in rows:
        yield [row[name] for name in columns]


def _json(columns: Sequence[str], rows: Rows) -> bytes:
    found = [{name: row[name] for name in columns} for row in rows]
    return json.dumps({"ideas": found}, ensure_ascii=False, indent=1).encode()
