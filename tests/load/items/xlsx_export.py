"""What do answers as a workbook cost, against the writing alone of the same cells?

The floor is the writer as any table uses it, cell by cell. The export itself writes each value that comes again only
once (participation/workbooks.py, Plain), which spares most of that.
"""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from typing import Any, cast

from participation.workbooks import Cell, write_xlsx
from surveys.exchange.export.dataset import NOT_ASKED_TEXT
from surveys.exchange.export.reading import NOT_ASKED, Value
from surveys.selectors.exported import dataset_of
from tests.load.cpu import taken
from tests.load.exports import SIZES, Nowhere, export, figures, judge_growth, survey_with
from tests.load.protocol import Row, Verdict

# Ready cells, asked for again and again: keeping all of them would measure the memory of the machine.
READY = 1_000


class XlsxExport:
    name = "xlsx_export"
    sizes: tuple[int, ...] = SIZES

    def prepare(self, size: int) -> None:
        self.survey = survey_with(size)

    def work(self) -> None:
        export(self.survey, "xlsx", cast("Any", Nowhere()))

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        dataset = dataset_of(self.survey)
        ready = [list(map(_cell, row)) for row in islice(dataset.rows(), READY)]
        header: list[Cell] = [column.name for column in dataset.columns]

        def rows() -> Iterator[list[Cell]]:
            yield header
            yield from islice(cycle(ready), dataset.number)

        floor = taken(lambda: write_xlsx(cast("Any", Nowhere()), [("Answers", rows())]), postgres_pid)
        return figures(taken(self.work, postgres_pid), floor, size, "xlsx")

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        met = all(row.figures["times_the_floor"] <= 1.5 for row in rows)
        return [Verdict("at most 1.5 times the writing alone", met), *judge_growth(rows)]


def _cell(value: Value) -> Cell:
    return NOT_ASKED_TEXT if value is NOT_ASKED else cast("Cell", value)


ITEM = XlsxExport()
