"""Which texts stand in an old Excel workbook (.xls)? Values only, from the records of BIFF8 and BIFF5."""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext as _

from participation.files.tables import MAX_CELL, MAX_CELLS, MAX_ROWS, Sheet, UnreadableError, number_as_text
from surveys.exchange.files.ole import Compound, broken
from surveys.exchange.files.xls_texts import Texts, short_text

BOF, EOF, FILEPASS, BOUNDSHEET, SST, CONTINUE = 0x809, 0x0A, 0x2F, 0x85, 0xFC, 0x3C
LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK, BOOLERR, FORMULA, STRING = (
    0xFD,
    0x204,
    0xD6,
    0x203,
    0x27E,
    0xBD,
    0x205,
    0x06,
    0x207,
)
CELLS = (LABELSST, LABEL, RSTRING, NUMBER, RK, MULRK, BOOLERR, FORMULA)
BIFF8 = 0x600

Record = tuple[int, bytes]


def read_xls(data: bytes) -> list[Sheet]:
    file = Compound(data)
    if "EncryptedPackage" in file.entries:
        raise UnreadableError(_("The workbook has a password. Save it without one."))
    stream = file.stream("Workbook") or file.stream("Book")
    if not stream:
        raise UnreadableError(_("This is an old Office file, but no Excel workbook."))
    try:
        return _sheets(stream)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError) as error:
        raise broken() from error


def _records(stream: bytes, at: int = 0) -> Iterator[Record]:
    """A record that is too long for one goes on in others; they stay apart, because texts need the seams."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes) -> list[Sheet]:
    places: list[tuple[str, int]] = []
    texts: list[str] = []
    pieces: list[bytes] = []
    wide = False
    for kind, body in _records(stream):
        if kind == CONTINUE and pieces:
            pieces.append(body)
            continue
        if pieces and not texts:
            texts = Texts(pieces).all()
            pieces = []
        if kind == BOF and not places:
            wide = struct.unpack_from("<H", body)[0] >= BIFF8
        elif kind == FILEPASS:
            raise UnreadableError(_("The workbook has a password. Save it without one."))
        elif kind == BOUNDSHEET and body[5] == 0:
            places.append((short_text(body[6:], wide=wide, prefix=1), struct.unpack_from("<I", body)[0]))
        elif kind == SST:
            pieces = [body]
        elif kind == EOF:
            break
    if pieces and not texts:
        texts = Texts(pieces).all()
    return [_sheet(name, stream, at, texts, wide=wide) for name, at in places]


def _sheet(name: str, stream: bytes, at: int, texts: list[str], *, wide: bool) -> Sheet:
    rows: dict[int, dict[int, str]] = {}
    waiting: tuple[int, int] | None = None
    cells = 0
    for kind, body in _records(stream, at):
        if kind == EOF:
            break
        if kind == STRING and waiting:
            rows.setdefault(waiting[0], {})[waiting[1]] = short_text(body, wide=wide, prefix=2)[:MAX_CELL]
            waiting = None
            continue
        for row, column, text in _cells(kind, body, texts, wide=wide):
            rows.setdefault(row, {})[column] = text[:MAX_CELL]
            cells += 1
        if kind == FORMULA and body[12:14] == b"\xff\xff" and body[6] == 0:
            waiting = struct.unpack_from("<HH", body)
        if cells > MAX_CELLS or len(rows) > MAX_ROWS:
            raise UnreadableError(_("The workbook has more cells than we read."))
    sheet = Sheet(name.strip())
    for row, values in sorted(rows.items()):
        sheet.add(row + 1, [values.get(column, "") for column in range(max(values) + 1)])
    return sheet


def _cells(kind: int, body: bytes, texts: list[str], *, wide: bool) -> Iterator[tuple[int, int, str]]:
    if kind not in CELLS:
        return
    row, column = struct.unpack_from("<HH", body)
    if kind == MULRK:
        for place in range((len(body) - 6) // 6):
            yield row, column + place, number_as_text(_rk(struct.unpack_from("<I", body, 6 + 6 * place)[0]))
        return
    yield row, column, _text(kind, body, texts, wide=wide)


def _text(kind: int, body: bytes, texts: list[str], *, wide: bool) -> str:
    if kind == LABELSST:
        place = struct.unpack_from("<I", body, 6)[0]
        return texts[place] if place < len(texts) else ""
    if kind in (LABEL, RSTRING):
        return short_text(body[6:], wide=wide, prefix=2)
    if kind == RK:
        return number_as_text(_rk(struct.unpack_from("<I", body, 6)[0]))
    if kind == BOOLERR:
        return "" if body[7] else _truth(body[6])
    if kind == FORMULA and body[12:14] == b"\xff\xff":
        return _truth(body[8]) if body[6] == 1 else ""
    return number_as_text(struct.unpack_from("<d", body, 6)[0])


def _truth(value: int) -> str:
    return "TRUE" if value else "FALSE"


def _rk(packed: int) -> float:
    """A number in 30 bits: whole or the upper half of a float, perhaps in hundredths."""
    whole = packed >> 2
    if packed & 2:
        value = float(whole - (1 << 30) if whole & (1 << 29) else whole)
    else:
        value = struct.unpack("<d", b"\0\0\0\0" + struct.pack("<I", packed & 0xFFFFFFFC))[0]
    return value / 100 if packed & 1 else value
