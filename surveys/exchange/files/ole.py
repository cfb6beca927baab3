"""Which streams lie in a compound file, the container of old Office files?"""

import struct

from django.utils.translation import gettext as _

from participation.files.tables import MAX_BYTES, UnreadableError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST = 0xFFFFFFFA  # from here on numbers of sectors have a meaning of their own
_SMALL_STREAM = 4096
_ENTRY = 128


class Compound:
    """Chains of sectors are followed once around at most."""

    def __init__(self, data: bytes) -> None:
        try:
            self._open(data)
        except (struct.error, IndexError, OverflowError) as error:
            raise broken() from error

    def _open(self, data: bytes) -> None:
        self.data = data
        self.size = 1 << min(struct.unpack_from("<H", data, 30)[0], 12)
        self.mini = 1 << min(struct.unpack_from("<H", data, 32)[0], 12)
        directory, _signature, _cutoff, mini_first, _mini_count, more, _more_count = struct.unpack_from(
            "<iiIiIiI", data, 48
        )
        tables = [sector for sector in struct.unpack_from("<109I", data, 76) if sector < _LAST]
        seen = set()
        while 0 <= more < _LAST and more not in seen:
            seen.add(more)
            *own, more = struct.unpack(f"<{self.size // 4 - 1}Ii", self._sector(more))
            tables += [sector for sector in own if sector < _LAST]
        self.next: list[int] = []
        for sector in tables[: len(data) // self.size + 1]:
            self.next += struct.unpack(f"<{self.size // 4}I", self._sector(sector))
        self.entries = self._entries(self._chain(directory))
        self.mini_next = struct.unpack(f"<{len(table) // 4}I", table) if (table := self._chain(mini_first)) else ()
        root = next((entry for entry in self.entries.values() if entry[0] == 5), None)  # noqa: PLR2004 (root)
        self.mini_data = self._chain(root[1]) if root else b""

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self.size
        return self.data[start : start + self.size].ljust(self.size, b"\0")

    def _chain(self, first: int) -> bytes:
        parts, seen = [], set()
        while 0 <= first < len(self.next) and first not in seen:
            seen.add(first)
            parts.append(self._sector(first))
            first = self.next[first]
        return b"".join(parts)

    def _entries(self, directory: bytes) -> dict[str, tuple[int, int, int]]:
        found = {}
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
            first, size = struct.unpack_from("<iI", directory, at + 116)
            if kind:
                found[name] = (kind, first, size)
        return found

    def stream(self, name: str) -> bytes:
        if name not in self.entries:
            return b""
        _kind, first, size = self.entries[name]
        if size >= _SMALL_STREAM:
            return self._chain(first)[: min(size, MAX_BYTES)]
        parts, seen = [], set()
        while 0 <= first < len(self.mini_next) and first not in seen:
            seen.add(first)
            parts.append(self.mini_data[first * self.mini : (first + 1) * self.mini])
            first = self.mini_next[first]
        return b"".join(parts)[:size]


def broken() -> UnreadableError:
    return UnreadableError(_("The old Excel file is damaged. Open it in a spreadsheet and save it as .xlsx."))
