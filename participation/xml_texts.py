"""How does any text get into XML? Without the signs that no XML may hold."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def allowed(text: str) -> str:
    return _NOT_XML.sub("", text)


def xml_text(text: str) -> str:
    return escape(allowed(text))


def xml_attribute(text: str) -> str:
    """With its quotes."""
    return quoteattr(allowed(text))
