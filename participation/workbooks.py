"""How are tables written as an Excel workbook, row by row? Texts and numbers only, so nothing in it can run.

The same rows give the same bytes.
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import isfinite
from types import MappingProxyType
from typing import IO, Any
from xml.sax.saxutils import escape

from participation.workbook_charts import Placed, content_type, drawing_parts
from participation.xml_texts import allowed, xml_attribute

Cell = str | int | float | None


class Share(float):
    """A number that Excel shows in percent."""


class Heading(str):
    """A text that stands out."""

    __slots__ = ()


class Plain:
    """Rows in which one value always looks the same: each is written once and then known. Not for long texts.

    `names`: what stands for a value that is no cell, such as a mark for "not asked".
    """

    def __init__(self, rows: Iterable[Sequence[object]], names: Mapping[object, Cell] = MappingProxyType({})) -> None:
        self.rows, self.names = rows, names


Sheet = tuple[str, Iterable[Sequence[Cell]] | Plain]
LONGEST = 32_767  # characters that Excel keeps in a cell
_ROWS_AT_ONCE = 200
_MOST_KNOWN = 5_000
# Texts of which no program drops a space.
_SIMPLE = re.compile(r"\S+( \S+)*")
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_STYLES = (  # 0 plain, 1 in percent, 2 bold
    f'<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill>'
    '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/>'
    '<bottom/><diagonal/></border></borders><cellStyleXfs count="1">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3">'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write_xlsx(out: IO[bytes], sheets: Sequence[Sheet], charts: Mapping[int, Sequence[Placed]] | None = None) -> None:
    """Each sheet: its name and its rows, the header first. Rows may come from an iterator; they are not kept.

    `charts`: number of the sheet, from 1 -> the charts that stand on it, in place of a frozen header.
    """
    names = sheet_names([name for name, _ in sheets])
    drawn = {number: placed for number, placed in (charts or {}).items() if placed}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as book:
        for number, (_, rows) in enumerate(sheets, start=1):
            with book.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=True) as sheet:
                _write_sheet(sheet, rows, drawn=number in drawn)
        pictures = drawing_parts(names, drawn)
        for path, text in (_frame(names, [path for path in pictures if path.endswith(".xml")]) | pictures).items():
            book.writestr(_entry(path), _HEAD + text)


def _entry(path: str) -> zipfile.ZipInfo:
    """Without the time of writing."""
    entry = zipfile.ZipInfo(path)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


class _Known(dict[Any, str]):
    """Cells by value."""

    def __init__(self, names: Mapping[object, Cell]) -> None:
        self.names = names

    def __missing__(self, value: Any) -> str:  # noqa: ANN401 (a cell, or one of the names)
        if len(self) >= _MOST_KNOWN:
            self.clear()
        made = self[value] = _cell(self.names.get(value, value))
        return made


def _write_sheet(sheet: IO[bytes], rows: Iterable[Sequence[Any]] | Plain, *, drawn: bool) -> None:
    frozen = "" if drawn else '<pane ySplit="1" topLeftCell="A2" state="frozen"/>'
    view = f'<sheetViews><sheetView workbookViewId="0">{frozen}</sheetView></sheetViews>'
    columns = '<cols><col min="1" max="1" width="48" customWidth="1"/></cols>' if drawn else ""
    sheet.write(f'{_HEAD}<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}">{view}{columns}<sheetData>'.encode())
    cell: Callable[[Any], str] = _cell
    if isinstance(rows, Plain):
        cell, rows = _Known(rows.names).__getitem__, rows.rows
    waiting: list[str] = []
    for row in rows:
        waiting.append(f"<row>{''.join(map(cell, row))}</row>")
        if len(waiting) >= _ROWS_AT_ONCE:
            sheet.write("".join(waiting).encode())
            waiting.clear()
    drawing = '<drawing r:id="rId1"/>' if drawn else ""
    sheet.write(f"{''.join(waiting)}</sheetData>{drawing}</worksheet>".encode())


def _cell(value: Cell) -> str:
    """Each cell says its type, so no text is taken for a formula or a date."""
    if value is None or value == "":
        return "<c/>"
    if isinstance(value, int | float) and isfinite(value):
        style = ' s="1"' if isinstance(value, Share) else ""
        return f"<c{style}><v>{float(value) if style else value!r}</v></c>"
    text = allowed(str(value))[:LONGEST]
    style = ' s="2"' if isinstance(value, Heading) else ""
    space = "" if _SIMPLE.fullmatch(text) else ' xml:space="preserve"'
    return f'<c{style} t="inlineStr"><is><t{space}>{escape(text)}</t></is></c>'


def sheet_names(names: Iterable[str]) -> list[str]:
    """Excel takes 31 characters, without some signs, and no name twice."""
    taken: set[str] = set()
    found = []
    for number, name in enumerate(names, start=1):
        short = re.sub(r"[\[\]:*?/\\]", " ", name)[:31].strip(" '") or f"Sheet{number}"
        if short.casefold() in taken:
            short = f"{short[:27]} {number}"
        taken.add(short.casefold())
        found.append(short)
    return found


def _frame(names: Sequence[str], pictures: Sequence[str]) -> dict[str, str]:
    """The files around the sheets without which Excel opens nothing."""
    numbers = range(1, len(names) + 1)
    sheets = "".join(
        f'<sheet name={xml_attribute(name)} sheetId="{number}" r:id="rId{number}"/>'
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
    parts += "".join(f'<Override PartName="/{path}" ContentType="{content_type(path)}"/>' for path in pictures)
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" '
        f'ContentType="{_KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" '
        f'ContentType="{_KIND}.styles+xml"/>{parts}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{links}<Relationship '
        f'Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }
