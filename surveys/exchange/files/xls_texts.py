"""How are texts stored in an old Excel workbook? Eight or sixteen bits a sign, and cut wherever a record was full."""

import struct
from collections.abc import Sequence

_WIDE, _ASIAN, _RICH = 1, 4, 8


def short_text(body: bytes, *, wide: bool, prefix: int) -> str:
    """With its length in `prefix` bytes before it; workbooks before 1997 know eight bits only."""
    length = int.from_bytes(body[:prefix], "little")
    if not wide:
        return body[prefix : prefix + length].decode("cp1252", "replace")
    flags = body[prefix]
    start = prefix + 1 + (2 if flags & _RICH else 0) + (4 if flags & _ASIAN else 0)
    if flags & _WIDE:
        return body[start : start + 2 * length].decode("utf-16-le", "replace")
    return body[start : start + length].decode("latin-1")


class Texts:
    """The shared texts of a workbook. Where a text goes on in the next piece, its flags are told again."""

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self.pieces = pieces
        self.piece, self.at = 0, 8
        self.number = struct.unpack_from("<I", pieces[0], 4)[0]

    def all(self) -> list[str]:
        found = []
        for _ in range(self.number):
            if self.piece >= len(self.pieces) or (not self._left() and self.piece == len(self.pieces) - 1):
                break
            found.append(self._text())
        return found

    def _left(self) -> int:
        return len(self.pieces[self.piece]) - self.at

    def _take(self, size: int) -> bytes:
        """Across seams, for what is no text."""
        parts = b""
        while len(parts) < size and self.piece < len(self.pieces):
            got = self.pieces[self.piece][self.at : self.at + size - len(parts)]
            parts += got
            self.at += len(got)
            if len(parts) < size:
                self.piece, self.at = self.piece + 1, 0
        return parts

    def _text(self) -> str:
        length = int.from_bytes(self._take(2), "little")
        flags = self._take(1)[0]
        runs = int.from_bytes(self._take(2), "little") if flags & _RICH else 0
        extra = int.from_bytes(self._take(4), "little") if flags & _ASIAN else 0
        parts = []
        wide = bool(flags & _WIDE)
        while length:
            if not self._left():
                self.piece += 1
                wide, self.at = bool(self.pieces[self.piece][0] & _WIDE), 1
            signs = min(length, self._left() // (2 if wide else 1))
            if not signs:
                self.at = len(self.pieces[self.piece])
                continue
            raw = self._take(signs * 2 if wide else signs)
            parts.append(raw.decode("utf-16-le", "replace") if wide else raw.decode("latin-1"))
            length -= signs
        self._take(4 * runs + extra)
        return "".join(parts)
