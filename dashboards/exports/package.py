"""How do the released results of a process become open data: a package that programs and people can read for years?

A Frictionless data package: tables as CSV with decimal points, and `datapackage.json` which says what each column holds
and how small groups are protected. The same counts give the same bytes.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO, StringIO

from dashboards.exports.codebook import COLUMNS, codebook_of
from dashboards.exports.descriptor import Table, descriptor_of
from dashboards.exports.readme import licence_text, readme_text
from dashboards.exports.results import CELLS, PANELS, Export, figures_of, panels_of
from participation.spreadsheets import harmless
from participation.workbooks import Cell


def as_package(export: Export) -> bytes:
    tables = [
        _table("figures", CELLS, figures_of(export)),
        _table("panels", PANELS, panels_of(export)),
        _table("codebook", COLUMNS, (line for part in export.released for line in codebook_of(part))),
    ]
    files = {
        "README.md": readme_text(export).encode(),
        "datapackage.json": descriptor_of(export, tables).encode(),
        **{table.path: table.content for table in tables},
        "LICENSE.txt": licence_text(export).encode(),
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in files.items():
            entry = zipfile.ZipInfo(name)  # without the time of writing
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            package.writestr(entry, content)
    return out.getvalue()


def _table(name: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Table:
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    number = 0
    for number, row in enumerate(rows, start=1):  # noqa: B007 (the last one is how many there are)
        writer.writerow(list(_plain(row)))
    return Table(name, f"{name}.csv", tuple(columns), number, out.getvalue().encode())


def _plain(row: Sequence[Cell]) -> Iterator[str]:
    for value in row:
        yield harmless(value) if isinstance(value, str) else "" if value is None else str(value)
