"""How is a data set written for SPSS (.sav), case by case? System file, compressed by codes, texts in UTF-8."""

import struct
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

SYSTEM_MISSING = -1.7976931348623157e308
HIGHEST = 1.7976931348623157e308
LOWEST = -1.7976931348623155e308
BIAS = 100
LONGEST_TEXT = 255
LABEL = 255
VALUE_LABEL = 120
_RAW, _BLANK, _MISSING, _END = 253, 254, 255, 252
_NUMBER_FORMAT, _TEXT_FORMAT = 5, 1

Value = float | int | str | None


@dataclass(frozen=True, slots=True)
class Variable:
    """`width` 0 is a number, else the bytes of a text. `missing`: up to three numbers that are no answer."""

    name: str
    label: str = ""
    width: int = 0
    decimals: int = 0
    values: tuple[tuple[float, str], ...] = ()
    missing: tuple[float, ...] = ()
    scale: bool = False

    @property
    def parts(self) -> int:
        """Eight bytes each."""
        return max(1, -(-self.width // 8))


def write_sav(
    out: IO[bytes],
    variables: Sequence[Variable],
    cases: Iterable[Sequence[Value]],
    *,
    label: str,
    number: int,
    made: datetime,
) -> None:
    out.write(_header(variables, label, number, made))
    for place, variable in enumerate(variables, start=1):
        out.write(_variable(variable, f"V{place}"))
    first = 1
    for variable in variables:
        if variable.values:
            out.write(_value_labels(variable, first))
        first += variable.parts
    out.write(_extensions(variables))
    out.write(struct.pack("<ii", 999, 0))
    _write_cases(out, variables, cases)


def _header(variables: Sequence[Variable], label: str, number: int, made: datetime) -> bytes:
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    day = f"{made.day:02d} {months[made.month - 1]} {made.year % 100:02d}"
    return struct.pack(
        "<4s60siiiiid9s8s64s3s",
        b"$FL2",
        _padded("@(#) SPSS DATA FILE Quartierstimme", 60),
        2,
        sum(variable.parts for variable in variables),
        1,
        0,
        number,
        float(BIAS),
        day.encode(),
        b"00:00:00",
        _padded(label, 64),
        b"   ",
    )


def _variable(variable: Variable, short: str) -> bytes:
    kind = _TEXT_FORMAT if variable.width else _NUMBER_FORMAT
    form = kind << 16 | (variable.width or 12) << 8 | variable.decimals
    label = _cut(variable.label, LABEL)
    missing = variable.missing[:3]
    record = struct.pack("<iiiiii8s", 2, variable.width, int(bool(label)), len(missing), form, form, _padded(short, 8))
    if label:
        record += struct.pack("<i", len(label)) + label + b" " * (-len(label) % 4)
    record += struct.pack(f"<{len(missing)}d", *missing)
    return record + struct.pack("<iiiiii8s", 2, -1, 0, 0, form, form, b" " * 8) * (variable.parts - 1)


def _value_labels(variable: Variable, index: int) -> bytes:
    record = struct.pack("<ii", 3, len(variable.values))
    for value, text in variable.values:
        label = _cut(text, VALUE_LABEL)
        record += struct.pack("<dB", value, len(label)) + label + b" " * (-(len(label) + 1) % 8)
    return record + struct.pack("<iii", 4, 1, index)


def _extensions(variables: Sequence[Variable]) -> bytes:
    """Machine, limits, how to show each variable, long names, encoding."""
    names = "\t".join(f"V{place}={variable.name}" for place, variable in enumerate(variables, start=1)).encode()
    shown = [
        number
        for variable in variables
        for number in (3 if variable.scale else 1, 20 if variable.width else 10, 0 if variable.width else 1)
    ]
    return b"".join(
        (
            struct.pack("<iiii8i", 7, 3, 4, 8, 1, 0, 0, -1, 1, 1, 2, 65001),
            struct.pack("<iiii3d", 7, 4, 8, 3, SYSTEM_MISSING, HIGHEST, LOWEST),
            struct.pack(f"<iiii{len(shown)}i", 7, 11, 4, len(shown), *shown),
            struct.pack("<iiii", 7, 13, 1, len(names)) + names,
            struct.pack("<iiii", 7, 20, 1, 5) + b"UTF-8",
        )
    )


def _write_cases(out: IO[bytes], variables: Sequence[Variable], cases: Iterable[Sequence[Value]]) -> None:
    """Eight codes, then the values that fit into no code."""
    codes, raw = bytearray(), bytearray()
    for case in cases:
        for variable, value in zip(variables, case, strict=True):
            for code, eight in _pieces(variable, value):
                codes.append(code)
                raw += eight
                if len(codes) == 8:  # noqa: PLR2004 (a group of the format)
                    out.write(codes + raw)
                    codes.clear()
                    raw.clear()
    codes.append(_END)
    out.write(codes + bytes(8 - len(codes)) + raw)


def _pieces(variable: Variable, value: Value) -> Iterable[tuple[int, bytes]]:
    if variable.width:
        text = _cut(str(value or ""), variable.width).ljust(variable.parts * 8)
        eights = (text[start : start + 8] for start in range(0, len(text), 8))
        return [(_BLANK, b"") if not eight.strip() else (_RAW, eight) for eight in eights]
    if value is None or isinstance(value, str):
        return ((_MISSING, b""),)
    if value == int(value) and 1 - BIAS <= value <= 251 - BIAS:
        return ((int(value) + BIAS, b""),)
    return ((_RAW, struct.pack("<d", value)),)


def _cut(text: str, most: int) -> bytes:
    """Never in the middle of a sign."""
    return text.encode("utf-8", "replace")[:most].decode("utf-8", "ignore").encode()


def _padded(text: str, size: int) -> bytes:
    return _cut(text, size).ljust(size)
