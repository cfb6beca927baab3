"""Which answers are in a list that was pasted from Word, Excel or an e-mail? One line each, without marks."""

import re
from itertools import pairwise

# What word processors put before a line; a lone "o" only with the tab that Word writes behind it.
BULLET = re.compile(r"^\s*(?:[•·▪▫◦‣⁃●○■□✓✔➢➤→*]|[-–—](?=\s|$)|o(?=\t))\s*")
NUMBER = re.compile(r"^\s*(?:\(?([0-9]{1,3}|[a-zA-Z])[.)])(?:\s+|(?=\t))")
# Characters of word processors that look like a space or like nothing.
ODD_SPACES = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u2003\u2002"), " ") | dict.fromkeys(
    map(ord, "\u200b\u00ad\ufeff"), None
)


def pasted_rows(text: str, languages: int = 1) -> list[list[str]]:
    """For each line its texts: columns of a table become languages, as many as there are; the same text comes once."""
    lines = [line.translate(ODD_SPACES) for line in text.splitlines()]
    lines = _without_numbers([BULLET.sub("", line) for line in lines if line.strip()])
    rows = [row for line in lines if (row := _cells(line, languages))]
    return list({row[0].casefold(): row for row in reversed(rows)}.values())[::-1]


def _cells(line: str, languages: int) -> list[str]:
    cells = [" ".join(cell.split()) for cell in line.split("\t")]
    cells = [cell for cell in cells if cell and BULLET.sub("", cell)]
    return cells if len(cells) <= languages else [" ".join(cells)] if cells else []


def _without_numbers(lines: list[str]) -> list[str]:
    """Only when they count up over all lines, and the lines differ without them: "3. Stock" keeps its number."""
    marks = [NUMBER.match(line) for line in lines]
    found = [mark for mark in marks if mark]
    if len(lines) < 2 or len(found) < len(lines):  # noqa: PLR2004 (one line counts nothing)
        return lines
    counted = [_place(mark[1]) for mark in found]
    bare = [line[mark.end() :] for line, mark in zip(lines, found, strict=True)]
    counts_up = all(after == before + 1 for before, after in pairwise(counted))
    return bare if counts_up and len(set(bare)) == len(bare) else lines


def _place(mark: str) -> int:
    return int(mark) if mark.isdecimal() else ord(mark.lower())
