"""How does a data set become a workbook? Answers, their meaning and the words on sheets of their own."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import IO

from django.utils.translation import gettext as _

from participation.workbooks import Cell, Plain, write_xlsx
from surveys.exchange.export.codebook import codebook, header
from surveys.exchange.export.dataset import NOT_ASKED_TEXT, Dataset, Row
from surveys.exchange.export.reading import NOT_ASKED


def write_dataset(out: IO[bytes], dataset: Dataset) -> None:
    words: Iterator[list[Cell]] = ([name, words] for name, words in dataset.words())
    write_xlsx(
        out,
        [
            (_("Answers"), plain_rows([column.name for column in dataset.columns], dataset.rows())),
            (_("Codebook"), _with_header(list(header()), (list[Cell](row) for row in codebook(dataset)))),
            (_("Own words"), _with_header([_("question"), _("words")], words)),
            (_("Notes"), _with_header([dataset.title], ([note] for note in dataset.notes))),
        ],
    )


def _with_header(names: list[str], rows: Iterator[list[Cell]]) -> Iterator[list[Cell]]:
    yield list(names)
    yield from rows


def plain_rows(names: list[str], rows: Iterable[Row]) -> Plain:
    """Codes, ticks and numbers: the same few values again and again."""
    return Plain(chain[Sequence[object]]([names], rows), {NOT_ASKED: NOT_ASKED_TEXT})
