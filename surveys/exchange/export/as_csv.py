"""How does a data set become CSV? `;` between cells, so that a German Excel opens it; nothing in it runs."""

import csv
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from participation.spreadsheets import harmless
from surveys.exchange.export.dataset import NOT_ASKED_TEXT, Dataset
from surveys.exchange.export.reading import NOT_ASKED, Value

LINES = 200
KNOWN = 5_000


class _Lines(list[str]):
    """What a csv.writer writes to."""

    def write(self, line: str) -> None:
        self.append(line)


def rows_as_csv(dataset: Dataset) -> Iterator[str]:
    """In pieces, so that no more than some hundred rows are in memory."""
    header = [column.name for column in dataset.columns]
    return _written(header, _cells(dataset))


def _cells(dataset: Dataset) -> Iterator[list[str]]:
    """Most cells are codes that come again and again: each is made harmless once."""
    decimal, known = dataset.decimal, dict[Value, str]()
    for row in dataset.rows():
        try:
            yield [known[value] for value in row]
        except KeyError:
            if len(known) > KNOWN:
                known.clear()
            known |= {value: cell_of(value, decimal) for value in row}
            yield [known[value] for value in row]


def words_as_csv(dataset: Dataset) -> Iterator[str]:
    return _written([_("question"), _("words")], ([name, harmless(words)] for name, words in dataset.words()))


def table_as_csv(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    return _written(header, ([harmless(cell) for cell in row] for row in rows))


def _written(header: list[str], rows: Iterable[list[str]]) -> Iterator[str]:
    lines = _Lines()
    writer = csv.writer(lines, delimiter=";", lineterminator="\r\n")
    writer.writerow([harmless(name) for name in header])
    for row in rows:
        writer.writerow(row)
        if len(lines) >= LINES:
            yield "".join(lines)
            lines.clear()
    yield "".join(lines)


def cell_of(value: Value, decimal: str) -> str:
    """Empty: asked, and left out. NA: not asked."""
    if value is None:
        return ""
    if value is NOT_ASKED:
        return NOT_ASKED_TEXT
    if isinstance(value, int | float):
        return f"{value:.15g}".replace(".", decimal) if isinstance(value, float) else str(value)
    return harmless(str(value))
