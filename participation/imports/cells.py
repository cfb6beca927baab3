"""Does a cell hold something that a person would not write: a spreadsheet formula, markup, control characters?"""

import re

from django.utils.translation import gettext as _

# Sentences may begin with a dash or an "@"; a formula goes on with a call, a cell, a number or a program.
FORMULA = re.compile(
    r"""^\s*(?:=\S|[+\-@]\s*(?:[A-Z][A-Z0-9.]*\(|\$?[A-Z]{1,3}\$?\d+\b|[\d.+\-*/ ]*\w*[|!]))""", re.IGNORECASE
)
# Real texts hold "<3", "< 30" and "<U+2192>"; a tag has a plain name and an end.
MARKUP = re.compile(
    r"</?[a-z][a-z0-9-]*(?:\s[^<>]*)?/?>|<[!?][a-z-]|<(?:script|img|svg|iframe|object|embed|style|a|body)\b",
    re.IGNORECASE,
)
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def suspicious(cell: str) -> str:
    """A reason to refuse the cell, or ""."""
    if FORMULA.match(cell):
        return _("“%(cell)s” looks like a formula.") % {"cell": shortened(cell)}
    if MARKUP.search(cell):
        return _("“%(cell)s” holds markup. Only plain text is taken.") % {"cell": shortened(cell)}
    if CONTROL.search(cell):
        return _("“%(cell)s” holds control characters.") % {"cell": shortened(CONTROL.sub("?", cell))}
    return ""


def shortened(cell: str, length: int = 40) -> str:
    return cell if len(cell) <= length else f"{cell[:length]}…"
