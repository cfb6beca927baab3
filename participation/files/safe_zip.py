"""Which parts of a zip file may be read? None that grows beyond measure, whatever its directory promises."""

import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from participation.files.tables import UnreadableError

MAX_PART = 48 * 1024 * 1024
MAX_PARTS = 2_000
MAX_TOTAL = 96 * 1024 * 1024


class SafeZip:
    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self.names = self._zip.namelist()
        except (zipfile.BadZipFile, RuntimeError, ValueError, OSError) as error:
            raise UnreadableError(_("The file is damaged: its parts cannot be unpacked.")) from error
        if len(self.names) > MAX_PARTS:
            raise _too_big()
        self._read = 0

    def read(self, name: str) -> bytes:
        """Raise UnreadableError; an absent part is empty."""
        if name not in self.names:
            return b""
        try:
            with self._zip.open(name) as part:
                data = part.read(MAX_PART + 1)
        except (zipfile.BadZipFile, RuntimeError, ValueError, OSError, EOFError) as error:
            raise UnreadableError(_("The file is damaged or has a password.")) from error
        except Exception as error:  # zlib.error is no OSError
            raise UnreadableError(_("The file is damaged: its parts cannot be unpacked.")) from error
        self._read += len(data)
        if len(data) > MAX_PART or self._read > MAX_TOTAL:
            raise _too_big()
        return data


def _too_big() -> UnreadableError:
    return UnreadableError(_("Unpacked, the file is far too big for a survey. It was not read."))
