"""How does a text get into a spreadsheet without being run as a formula, and a table into a CSV file?"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

BOM = "\ufeff"  # tells Excel that a CSV file is UTF-8

# The wide ones mean the same to a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """An apostrophe in front keeps a spreadsheet from reading text as a formula."""
    return f"'{text}" if text.startswith(_FORMULA) or text.strip().startswith(_FORMULA) else text


def as_written(text: str) -> str:
    """Takes back what `harmless` did."""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """As Excel opens it in Germany: semicolons, and the mark of UTF-8. None is an empty cell."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow(["" if one is None else harmless(one) if isinstance(one, str) else one for one in row])
    return (BOM + out.getvalue()).encode()
