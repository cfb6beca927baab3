"""What do answers as CSV cost, against PostgreSQL's own COPY of the same columns?"""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django.db import connection

from surveys.definition import Definition, Question
from surveys.models import Survey
from surveys.selectors.versions import definition_of
from tests.load.client import LoadError
from tests.load.cpu import taken
from tests.load.exports import SIZES, Nowhere, export, figures, judge_growth, survey_with
from tests.load.protocol import Row, Verdict


class CsvExport:
    name = "csv_export"
    sizes: tuple[int, ...] = SIZES

    def prepare(self, size: int) -> None:
        self.survey = survey_with(size)

    def work(self) -> None:
        self._export(Nowhere())

    def _export(self, out: Nowhere) -> None:
        export(self.survey, "csv", cast("Any", out))

    def measure(self, size: int, postgres_pid: int) -> dict[str, Any]:
        self.prepare(size)
        out, copied = Nowhere(), Nowhere()
        floor = taken(lambda: _copy(self.survey, copied), postgres_pid)
        seconds = taken(lambda: self._export(out), postgres_pid)
        # Nobody wins by writing less: apart from NA for what was not asked, both write the same cells.
        if not 0.9 < out.size / copied.size < 1.2:
            raise LoadError(f"The export wrote {out.size} bytes, COPY {copied.size}.")
        return figures(seconds, floor, size, "csv")

    def judge(self, rows: Sequence[Row]) -> Sequence[Verdict]:
        return [
            Verdict("at most 6 times COPY", all(row.figures["times_the_floor"] <= 6 for row in rows)),
            *judge_growth(rows),
        ]


def _copy(survey: Survey, out: Nowhere) -> None:
    assert survey.current is not None
    columns = ", ".join(_columns(definition_of(survey.current)))
    statement = (
        f"COPY (SELECT language, channel, area_id, {columns} FROM surveys_response WHERE survey_id = {survey.pk}"
        " AND NOT superseded AND NOT waiting ORDER BY id) TO STDOUT (FORMAT csv, DELIMITER ';')"
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for data in copy:
            out.write(data)


def _columns(definition: Definition) -> Iterator[str]:
    for question in definition.questions():
        yield from _columns_of(question, f"answers->'{question.code}'")


def _columns_of(question: Question, answer: str) -> Iterator[str]:
    if question.items:
        yield from (f"{answer}->>'{item.code}'" for item in question.items)
    elif question.kind == "multi":
        yield from (f"({answer} ? '{option.code}')::int" for option in question.options)
    elif question.kind == "text_short":
        yield f"({answer} IS NOT NULL)::int"
    else:
        yield f"{answer}#>>'{{}}'"


ITEM = CsvExport()
