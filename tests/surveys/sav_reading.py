"""Reads SPSS system files, written from their public description and without the code that writes them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

SYSTEM_MISSING = -1.7976931348623157e308


@dataclass
class Sav:
    number: int = 0
    names: list[str] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    labels: dict[str, dict[float, str]] = field(default_factory=dict)
    cases: list[list[float | str | None]] = field(default_factory=list)


def read_sav(data: bytes) -> Sav:
    made, at = Sav(), 176
    magic, _product, layout, _size, compression, _weight, made.number = struct.unpack_from("<4s60siiiii", data)
    assert (magic, layout, compression) == (b"$FL2", 2, 1)
    short: list[str] = []
    places: list[int] = []
    labelled: list[tuple[int, dict[float, str]]] = []
    element = 0
    while True:
        (kind,) = struct.unpack_from("<i", data, at)
        if kind == 2:
            width, has_label, missing = struct.unpack_from("<iii", data, at + 4)
            name = data[at + 24 : at + 32].decode().strip()
            at += 32
            if has_label:
                (length,) = struct.unpack_from("<i", data, at)
                data[at + 4 : at + 4 + length].decode()
                at += 4 + length + -length % 4
            at += 8 * abs(missing)
            element += 1
            if width >= 0:
                short.append(name)
                made.widths.append(width)
                places.append(element)
        elif kind == 3:
            values, at = _labels(data, at)
            four, count, index = struct.unpack_from("<iii", data, at)
            assert (four, count) == (4, 1)
            labelled.append((index, values))
            at += 12
        elif kind == 7:
            subtype, size, count = struct.unpack_from("<iii", data, at + 4)
            content = data[at + 16 : at + 16 + size * count]
            if subtype == 13:
                long = dict(pair.split("=") for pair in content.decode().split("\t"))
                made.names = [long[name] for name in short]
            at += 16 + size * count
        else:
            assert kind == 999
            at += 8
            break
    made.labels = {made.names[places.index(index)]: values for index, values in labelled}
    made.cases = _cases(data[at:], made.widths, made.number)
    return made


def _labels(data: bytes, at: int) -> tuple[dict[float, str], int]:
    (count,) = struct.unpack_from("<i", data, at + 4)
    at += 8
    values: dict[float, str] = {}
    for _ in range(count):
        value, length = struct.unpack_from("<dB", data, at)
        values[value] = data[at + 9 : at + 9 + length].decode()
        at += 9 + length + -(length + 1) % 8
    return values, at


def _cases(data: bytes, widths: list[int], number: int) -> list[list[float | str | None]]:
    pieces = _pieces(data)
    cases: list[list[float | str | None]] = []
    for _ in range(number):
        case: list[float | str | None] = []
        for width in widths:
            if width:
                case.append(b"".join(next(pieces)[1] for _ in range(-(-width // 8))).decode().rstrip())
            else:
                code, raw = next(pieces)
                value = struct.unpack("<d", raw)[0] if code == 253 else float(code - 100)
                case.append(None if code == 255 or value == SYSTEM_MISSING else value)
        cases.append(case)
    return cases


def _pieces(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        codes = data[at : at + 8]
        at += 8
        for code in codes:
            if code == 252:
                return
            if code == 253:
                yield code, data[at : at + 8]
                at += 8
            elif code:
                yield code, b" " * 8
