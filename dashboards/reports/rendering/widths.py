"""How wide is each column of a table on paper? A browser would ask the words; a printer of fixed tables cannot."""

from collections.abc import Iterable, Sequence
from math import sqrt

STEP = 5  # percent: `.w5` to `.w100` in report.css
SHORT = 5  # nobody reads a column of one letter


def widths_of(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> tuple[int, ...]:
    """Percent of the table, in steps, together 100. Long texts get more, by the root of their length: they may wrap."""
    needs = [_need(column) for column in zip(columns, *rows, strict=True)]
    wide = [max(STEP, round(100 * need / sum(needs) / STEP) * STEP) for need in needs]
    while sum(wide) > 100 and max(wide) > STEP:  # noqa: PLR2004 (percent)
        wide[wide.index(max(wide))] -= STEP
    wide[wide.index(max(wide))] += max(0, 100 - sum(wide))
    return tuple(wide)


def _need(cells: Sequence[str]) -> float:
    words = (len(word) for cell in cells for word in cell.split())
    return max(SHORT, *words, 3 * sqrt(max(map(len, cells))))
