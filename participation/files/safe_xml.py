"""How is XML from strangers read? Without entities and document types, which only serve attacks here."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from django.utils.translation import gettext as _

from participation.files.tables import UnreadableError

DEEPEST = 200


def parts_of(data: bytes) -> Iterator[tuple[str, ET.Element]]:
    """("start" or "end", element) in reading order."""
    _refuse_types(data)
    depth = 0
    try:
        for event, element in ET.iterparse(BytesIO(data), events=("start", "end")):  # noqa: S314 (see above)
            depth += 1 if event == "start" else -1
            if depth > DEEPEST:
                raise _broken()
            yield event, element
    except (ET.ParseError, ValueError, LookupError) as error:
        raise _broken() from error


def tree_of(data: bytes) -> ET.Element:
    root = None
    for event, element in parts_of(data):
        if root is None and event == "start":
            root = element
    if root is None:
        raise _broken()
    return root


def _refuse_types(data: bytes) -> None:
    """In any of the encodings that expat reads."""
    head = data.replace(b"\x00", b"")
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise UnreadableError(_("The file holds definitions that no form needs. It was not read."))


def _broken() -> UnreadableError:
    return UnreadableError(_("The file is damaged: a part of it is not well-formed."))


def plain(tag: str) -> str:
    """Without its namespace."""
    return tag.rpartition("}")[2]
