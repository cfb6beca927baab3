"""How does a questionnaire leave, without answers? As XLSForm or as our own JSON."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from participation.workbooks import Cell, Sheet, write_xlsx
from surveys.definition import Definition, parse_definition, serialise
from surveys.exchange.report import Report
from surveys.exchange.xlsform.writing import Written, write_xlsform
from surveys.models import Survey
from surveys.selectors.checklist import frozen_draft


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """`name` takes the survey's short name."""

    name: str
    kind: str
    write: Callable[[IO[bytes], Definition, Survey, Report], None]


def write_questionnaire(out: IO[bytes], survey: Survey, key: str) -> Report:
    """The draft with its gaps filled. The report says what the format cannot hold."""
    report = Report(survey.slug, key)
    QUESTIONNAIRES[key].write(out, parse_definition(frozen_draft(survey)), survey, report)
    return report


def _form(definition: Definition, survey: Survey, report: Report) -> Written:
    number = str(survey.current.number) if survey.current else ""
    return write_xlsform(definition, report, form_id=survey.slug, version=number)


def _workbook(out: IO[bytes], definition: Definition, survey: Survey, report: Report) -> None:
    sheets: list[Sheet] = [
        (name, [list[Cell](row) for row in rows]) for name, rows in _form(definition, survey, report).sheets
    ]
    write_xlsx(out, sheets)


def _markdown(out: IO[bytes], definition: Definition, survey: Survey, report: Report) -> None:
    for name, rows in _form(definition, survey, report).sheets:
        out.write(f"| {name} |\n".encode())
        for row in rows:
            cells = (" ".join(cell.replace("|", "\\|").split()) for cell in row)
            out.write(f"| | {' | '.join(cells)} |\n".encode())


def _own(out: IO[bytes], definition: Definition, survey: Survey, report: Report) -> None:  # noqa: ARG001 (as the others)
    out.write(json.dumps(serialise(definition), ensure_ascii=False, indent=1).encode())


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
QUESTIONNAIRES = {
    "xlsform": Questionnaire("%s-form.xlsx", _XLSX, _workbook),
    "md": Questionnaire("%s-form.md", "text/markdown; charset=utf-8", _markdown),
    "json": Questionnaire("%s-form.json", "application/json", _own),
}
