"""Which texts stand in an Excel workbook (.xlsx, .xlsm)? Values as people see them, no formulas, no links."""

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

from django.utils.translation import gettext as _

from participation.files.safe_xml import parts_of, plain, tree_of
from participation.files.safe_zip import SafeZip
from participation.files.tables import (
    MAX_CELL,
    MAX_CELLS,
    MAX_COLUMNS,
    MAX_ROWS,
    Sheet,
    UnreadableError,
    number_as_text,
)

YEAR_9999 = 2_958_466
BUILT_IN_DATES = {*range(14, 23), *range(45, 48)}
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_ID = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})$")


def read_xlsx(data: bytes) -> list[Sheet]:
    book = SafeZip(data)
    workbook = book.read("xl/workbook.xml")
    if not workbook:
        raise UnreadableError(_("This is no Excel workbook."))
    texts = _shared_texts(book.read("xl/sharedStrings.xml"))
    dates = _date_styles(book.read("xl/styles.xml"))
    targets = _targets(book.read("xl/_rels/workbook.xml.rels"))
    root = tree_of(workbook)
    from_1904 = any(plain(one.tag) == "workbookPr" and one.get("date1904") in ("1", "true") for one in root.iter())
    sheets, cells = [], 0
    for one in root.iter():
        if plain(one.tag) != "sheet":
            continue
        target = targets.get(one.get(_ID) or one.get(_STRICT_ID) or "", "")
        sheet = Sheet(one.get("name", "").strip())
        for number, values in _rows(book.read(target), texts, dates, 1904 if from_1904 else 1900):
            cells += len(values)
            if cells > MAX_CELLS or number > MAX_ROWS * 60:
                raise UnreadableError(_("The workbook has more cells than we read."))
            sheet.add(number, values)
            if len(sheet.rows) > MAX_ROWS:
                raise UnreadableError(_("The workbook has more rows than we read."))
        sheets.append(sheet)
    return sheets


def _targets(data: bytes) -> dict[str, str]:
    if not data:
        return {}
    return {
        one.get("Id", ""): posixpath.normpath(posixpath.join("xl", one.get("Target", "").removeprefix("/xl/")))
        for one in tree_of(data).iter()
        if plain(one.tag) == "Relationship"
    }


def _shared_texts(data: bytes) -> list[str]:
    if not data:
        return []
    found = []
    for event, element in parts_of(data):
        if event == "end" and plain(element.tag) == "si":
            found.append(_text_in(element))
            element.clear()
    return found


def _text_in(element: Element) -> str:
    """Without the readings that East Asian texts carry beside them."""
    parts: list[str] = []

    def walk(node: Element) -> None:
        for child in node:
            if plain(child.tag) == "t":
                parts.append(child.text or "")
            elif plain(child.tag) != "rPh":
                walk(child)

    walk(element)
    return "".join(parts)


def _date_styles(data: bytes) -> set[int]:
    """Numbers of the cell styles that show a number as a date."""
    if not data:
        return set()
    root = tree_of(data)
    own = {
        int(one.get("numFmtId", "0"))
        for one in root.iter()
        if plain(one.tag) == "numFmt"
        and re.search(r"[dmyhs]", re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", one.get("formatCode", "")).lower())
    }
    styles = next((one for one in root if plain(one.tag) == "cellXfs"), None)
    if styles is None:
        return set()
    dates = BUILT_IN_DATES | own
    return {place for place, style in enumerate(styles) if int(style.get("numFmtId", "0") or 0) in dates}


def _rows(data: bytes, texts: list[str], dates: set[int], epoch: int) -> Iterator[tuple[int, list[str]]]:
    if not data:
        return
    number = 0
    for event, element in parts_of(data):
        if event != "end" or plain(element.tag) != "row":
            continue
        given = element.get("r", "")
        number = int(given) if given.isdigit() else number + 1
        values: list[str] = []
        for cell in element:
            if plain(cell.tag) != "c":
                continue
            value = _value(cell, texts, dates, epoch)[:MAX_CELL]
            place = _column(cell.get("r", ""), len(values))
            if value and place < MAX_COLUMNS:
                values += [""] * (place + 1 - len(values))
                values[place] = value
            elif place == len(values):
                values.append("")
        yield number, values
        element.clear()


def _column(reference: str, following: int) -> int:
    found = _REFERENCE.match(reference)
    if not found:
        return following
    place = 0
    for letter in found[1]:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _value(cell: Element, texts: list[str], dates: set[int], epoch: int) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text_in(cell)
    raw = next((one.text or "" for one in cell if plain(one.tag) == "v"), "")
    if kind == "s":
        return texts[int(raw)] if raw.isdigit() and int(raw) < len(texts) else ""
    if kind == "b":
        return "TRUE" if raw == "1" else "FALSE"
    style = cell.get("s", "")
    return _number(raw, epoch, as_date=style.isdigit() and int(style) in dates) if kind == "n" and raw else raw


def _number(raw: str, epoch: int, *, as_date: bool) -> str:
    try:
        number = float(raw)
    except ValueError:
        return raw
    return _date(number, epoch) if as_date and 0 <= number < YEAR_9999 else number_as_text(number)


def _date(number: float, epoch: int) -> str:
    """Excel counts days; its year 1900 has a day that never was."""
    start = datetime(1904, 1, 1) if epoch == 1904 else datetime(1899, 12, 30)  # noqa: DTZ001, PLR2004 (a wall clock)
    moment = start + timedelta(days=number)
    if number < 1:
        return moment.strftime("%H:%M:%S")
    return moment.strftime("%Y-%m-%d" if number.is_integer() else "%Y-%m-%dT%H:%M:%S")
