"""Which numbers and which labels does a column hold, and where is nothing?

A decimal comma is recognised per column: "3,5" and "1.234,5" beside each other are German, "1,234.5" is English. A
column that could be both ("1.234" beside "1,234") is refused.
"""

import re
from collections.abc import Collection, Sequence

import numpy as np
from django.utils.translation import gettext as _

from participation.estimates.words import NotEstimable
from participation.stats.designs.design import Mask, Numbers

MISSING = frozenset({"", "NA", "NaN", "N/A", "<NA>"})
_PLAIN = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)?,\d+([eE][+-]?\d+)?")
_GERMAN_WHOLE = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")


def given(cells: Sequence[str], missing: Collection[str] = MISSING) -> Mask:
    """Where something stands."""
    return np.fromiter((cell not in missing for cell in cells), np.bool_, len(cells))


def numbers(name: str, cells: Sequence[str], missing: Collection[str] = MISSING) -> tuple[Numbers, Mask]:
    """The values, 0 where nothing stands, and where something stands. Raise `NotEstimable` for what is no number."""
    there = given(cells, missing)
    held = [cell for cell, stands in zip(cells, there.tolist(), strict=True) if stands]
    comma = _decimal_comma(name, held)
    values = np.zeros(len(cells))
    for row, cell in enumerate(cells):
        if there[row]:
            values[row] = _number(name, cell, row + 2, comma=comma)
    return values, there


def _decimal_comma(name: str, cells: Sequence[str]) -> bool:
    comma = any(_COMMA.fullmatch(cell) and not _ENGLISH.fullmatch(cell) for cell in cells)
    point = any(_PLAIN.fullmatch(cell) and "." in cell and not _GERMAN_WHOLE.fullmatch(cell) for cell in cells)
    point = point or any(_ENGLISH.fullmatch(cell) and "." in cell for cell in cells)
    either = [cell for cell in cells if _ENGLISH.fullmatch(cell) and "." not in cell]
    if comma and point:
        raise NotEstimable(_("The column “%(name)s” mixes decimal points and decimal commas.") % {"name": name})
    if either and not comma and not point:
        if any(_GERMAN_WHOLE.fullmatch(cell) for cell in cells):
            raise NotEstimable(_("The column “%(name)s” mixes decimal points and decimal commas.") % {"name": name})
        return any(cell.count(",") == 1 for cell in either)
    return comma


def _number(name: str, cell: str, row: int, *, comma: bool) -> float:
    text = cell
    if comma and (_COMMA.fullmatch(cell) or _GERMAN_WHOLE.fullmatch(cell)):
        text = cell.replace(".", "").replace(",", ".")
    elif not comma and _ENGLISH.fullmatch(cell):
        text = cell.replace(",", "")
    if not _PLAIN.fullmatch(text):
        raise NotEstimable(
            _("Row %(row)s: “%(cell)s” in the column “%(name)s” is no number.")
            % {"row": row, "cell": cell[:40], "name": name}
        )
    return float(text)
