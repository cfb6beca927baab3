"""How are tables written as an Excel workbook, row by row? Texts and numbers only, so nothing in it can run."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import IO
from xml.sax.saxutils import escape, quoteattr

Cell = str | int | float | None
Sheet = tuple[str, Iterable[Sequence[Cell]]]

LONGEST = 32_767  # characters that Excel keeps in a cell
_ROWS_AT_ONCE = 200
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_xlsx(out: IO[bytes], sheets: Sequence[Sheet]) -> None:
    """Each sheet: its name and its rows, the header first. Rows may come from an iterator; they are not kept."""
    names = _sheet_names([name for name, _ in sheets])
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:
        for number, (_, rows) in enumerate(sheets, start=1):
            with book.open(f"xl/worksheets/sheet{number}.xml", "w", force_zip64=True) as sheet:
                _write_sheet(sheet, rows)
        for path, text in _frame(names).items():
            book.writestr(path, _HEAD + text)


def _write_sheet(sheet: IO[bytes], rows: Iterable[Sequence[Cell]]) -> None:
    frozen = '<pane ySplit="1" topLeftCell="A2" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
    sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}">{view}<sheetData>'.encode())
    waiting: list[str] = []
    for row in rows:
        waiting.append(f"<row>{''.join(map(_cell, row))}</row>")
        if len(waiting) >= _ROWS_AT_ONCE:
            sheet.write("".join(waiting).encode())
            waiting.clear()
    sheet.write(f"{''.join(waiting)}</sheetData></worksheet>".encode())


def _cell(value: Cell) -> str:
    """Each cell says its type, so no text is taken for a formula or a date."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float) and isfinite(value):
        return f"<c><v>{value!r}</v></c>"
    text = escape(_NOT_XML.sub("", str(value))[:LONGEST])
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _sheet_names(names: Iterable[str]) -> list[str]:
    """Excel takes 31 characters, without some signs."""
    return [re.sub(r"[\[\]:*?/\\]", " ", name)[:31] or f"Sheet{number}" for number, name in enumerate(names, start=1)]


def _frame(names: Sequence[str]) -> dict[str, str]:
    """The files around the sheets without which Excel opens nothing."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" r:id="rId{number}"/>'
        for number, name in zip(numbers, names, strict=True)
    )
    links = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in numbers
    )
    parts = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" ContentType="{_KIND}.worksheet+xml"/>'
        for number in numbers
    )
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_KIND}.sheet.main+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}</Relationships>',
    }
