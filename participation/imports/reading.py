"""How does a file become text, and if it cannot, why?"""

from pathlib import Path

from django.utils.translation import gettext as _

MAX_BYTES = 64 * 1024 * 1024
ENCODINGS = ("utf-8", "cp1252", "iso-8859-15", "utf-16")
# Files that people often take for a text file, by their first bytes.
SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")


class UnreadableFileError(Exception):
    """Carries a whole sentence for people, and the row where reading ended."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row


def read_text(path: Path, encoding: str = "") -> str:
    """UTF-8 with or without its mark; another encoding only when it is named, because guessing spoils umlauts."""
    data = bytes_of(path)
    if data.startswith(SPREADSHEETS):
        raise UnreadableFileError(_("This is a spreadsheet. Save it as “CSV UTF-8” and try again."))
    if not encoding and data.startswith(UTF_16):
        raise UnreadableFileError(_("The file is written in UTF-16. Try again with --encoding utf-16."))
    text = _decoded(data, encoding)
    if "\0" in text:
        row = text[: text.index("\0")].count("\n") + 1
        raise UnreadableFileError(_("The file holds null bytes, so it is no text."), row)
    return text


def bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFileError(_("The file is larger than 64 MB. Split it."))
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableFileError(_("There is no file %(path)s.") % {"path": path}) from None
    except IsADirectoryError:
        raise UnreadableFileError(_("%(path)s is a folder.") % {"path": path}) from None
    except OSError as error:
        raise UnreadableFileError(
            _("%(path)s cannot be read: %(why)s.") % {"path": path, "why": error.strerror}
        ) from None
    if not data.strip():
        raise UnreadableFileError(_("The file is empty."))
    return data


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode("utf-8-sig" if encoding in ("", "utf-8") else encoding)
    except LookupError:
        raise UnreadableFileError(
            _("The encoding %(name)s is unknown. Known are: %(known)s.")
            % {"name": encoding, "known": ", ".join(ENCODINGS)}
        ) from None
    except UnicodeError as error:
        start = error.start if isinstance(error, UnicodeDecodeError) else 0
        row = data[:start].count(b"\n") + 1
        if encoding:
            raise UnreadableFileError(_("The file is not written in %(name)s.") % {"name": encoding}, row) from None
        raise UnreadableFileError(
            _("The file is not written in UTF-8. If it comes from Windows, try again with --encoding cp1252."), row
        ) from None
