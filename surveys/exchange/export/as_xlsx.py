"""How does a data set become a workbook? Answers, their meaning and the words on sheets of their own."""

from collections.abc import Iterator
from typing import IO

from django.utils.translation import gettext as _

from participation.workbooks import Cell, write_xlsx
from surveys.exchange.export.codebook import codebook, header
from surveys.exchange.export.dataset import NOT_ASKED_TEXT, Dataset
from surveys.exchange.export.reading import NOT_ASKED


def write_dataset(out: IO[bytes], dataset: Dataset) -> None:
    words: Iterator[list[Cell]] = ([name, words] for name, words in dataset.words())
    write_xlsx(
        out,
        [
            (_("Answers"), _with_header([column.name for column in dataset.columns], cells_of_rows(dataset))),
            (_("Codebook"), _with_header(list(header()), (list[Cell](row) for row in codebook(dataset)))),
            (_("Own words"), _with_header([_("question"), _("words")], words)),
            (_("Notes"), _with_header([dataset.title], ([note] for note in dataset.notes))),
        ],
    )


def _with_header(names: list[str], rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    yield list(names)
    yield from rows


def cells_of_rows(dataset: Dataset) -> Iterator[list[Cell]]:
    for row in dataset.rows():
        yield [NOT_ASKED_TEXT if value is NOT_ASKED else value for value in row]  # type: ignore[misc]  # one object
