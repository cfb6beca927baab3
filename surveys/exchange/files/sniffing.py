"""Which kind of file is this, by what stands in it and never by its name?"""

from enum import StrEnum

from django.utils.translation import gettext as _

from participation.files.safe_zip import SafeZip
from participation.files.tables import MAX_BYTES, UnreadableError
from surveys.exchange.files.ole import SIGNATURE
from surveys.exchange.files.text_tables import UTF_16, decoded


class FileKind(StrEnum):
    XLSX = "xlsx"
    XLS = "xls"
    MARKDOWN = "md"
    CSV = "csv"
    LSS = "lss"
    LSA = "lsa"
    LSTXT = "lstxt"
    JSON = "json"


def kind_of_file(data: bytes) -> FileKind:
    """Raise UnreadableError with a sentence that says what to do."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(_("The file is larger than 20 MB. A survey is never that large."))
    if not data.strip():
        raise UnreadableError(_("The file is empty."))
    if data.startswith(SIGNATURE):
        return FileKind.XLS
    if data.startswith(b"PK"):
        return _packed(data)
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"{\\rtf", b"\x7fELF", b"MZ")):
        raise UnreadableError(_("This is no form: neither a table nor a survey of another program."))
    text = start if not data.startswith(UTF_16) else decoded(data)[:4096].lstrip().encode()
    if text.lower().startswith((b"<!doctype html", b"<html")):
        raise UnreadableError(_("This is a web page. Download the form itself, as .xlsx."))
    if text.startswith(b"<"):
        return FileKind.LSS
    if text.startswith(b"{"):
        return FileKind.JSON
    return _text(decoded(data))


def _packed(data: bytes) -> FileKind:
    names = SafeZip(data).names
    if "xl/workbook.xml" in names:
        return FileKind.XLSX
    if any(name.lower().endswith(".lss") for name in names):
        return FileKind.LSA
    if "content.xml" in names:
        raise UnreadableError(_("This is a file of LibreOffice. Save it as .xlsx and try again."))
    if "word/document.xml" in names:
        raise UnreadableError(_("This is a text of Word. A form is a table: save it as .xlsx."))
    if "xl/workbook.bin" in names:
        raise UnreadableError(_("This is a binary workbook (.xlsb). Save it as .xlsx and try again."))
    raise UnreadableError(_("This packed file holds no form."))


def _text(text: str) -> FileKind:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if "\t" in first and {"class", "type/scale"} <= {cell.strip().strip('"').lower() for cell in first.split("\t")}:
        return FileKind.LSTXT
    return FileKind.MARKDOWN if first.lstrip().startswith("|") else FileKind.CSV
