"""Which tables stand in a text file? Markdown with “|”, as XLSForm people write it, or CSV."""

import csv
import io
import re

from django.utils.translation import gettext as _

from participation.files.tables import MAX_CELL, MAX_ROWS, Sheet, UnreadableError

UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_RULE = re.compile(r"^\|?[\s:|-]*-[\s:|-]*$")


def decoded(data: bytes) -> str:
    """Guessing an encoding would spoil umlauts."""
    try:
        text = data.decode("utf-16") if data.startswith(UTF_16) else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(_("The file is not written in UTF-8. Save it as “CSV UTF-8” or as .xlsx.")) from error
    if "\0" in text:
        raise UnreadableError(_("The file holds null bytes, so it is no text."))
    return text


def read_markdown(text: str) -> list[Sheet]:
    """`| survey |` begins a sheet; its rows begin with an empty cell."""
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    rows = [
        (number, [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", line.strip("|") + " ")])
        for number, line in lines
        if line.startswith("|") and not _RULE.match(line)
    ]
    kept = [(number, _with_first(line, cells)) for (number, cells), line in zip(rows, _raw(lines), strict=True)]
    return _sheeted(kept)


def _raw(lines: list[tuple[int, str]]) -> list[str]:
    return [line for _number, line in lines if line.startswith("|") and not _RULE.match(line)]


def _with_first(line: str, cells: list[str]) -> list[str]:
    """`strip` ate the empty first cell of `|| type | ...`."""
    return ["", *cells] if line.startswith("||") else cells


def read_csv(text: str, sheet_names: frozenset[str]) -> list[Sheet]:
    """With the name of the sheet in the first column of a line of its own, or one sheet `survey` without."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = max(",;\t", key=lambda sign: (text[:4000].count(sign), first.count(sign)))
    csv.field_size_limit(MAX_CELL * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for cells in reader:
            rows.append((reader.line_num, [cell.strip() for cell in cells]))
            if len(rows) > MAX_ROWS:
                raise UnreadableError(_("The file has more rows than we read."))
    except csv.Error as error:
        raise UnreadableError(_("A quotation mark opens or closes in the wrong place.")) from error
    rows = [(number, cells) for number, cells in rows if any(cells)]
    if rows and rows[0][1][0].lower() in sheet_names and not any(rows[0][1][1:]):
        return _sheeted(rows)
    sheet = Sheet("survey")
    for number, cells in rows:
        sheet.add(number, cells)
    return [sheet]


def _sheeted(rows: list[tuple[int, list[str]]]) -> list[Sheet]:
    sheets: list[Sheet] = []
    for number, cells in rows:
        if cells[0]:
            sheets.append(Sheet(cells[0]))
            if any(cells[1:]):
                sheets[-1].add(number, cells[1:])
        elif sheets:
            sheets[-1].add(number, cells[1:])
    return sheets
