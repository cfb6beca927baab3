"""Which survey stands in a file? Its document and a report; the kind of file is found by its content."""

from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from participation.files.safe_zip import SafeZip
from participation.files.tables import Sheet, UnreadableError
from participation.files.xlsx_reading import read_xlsx
from surveys.exchange.files.sniffing import FileKind, kind_of_file
from surveys.exchange.files.text_tables import decoded, read_csv, read_markdown
from surveys.exchange.files.xls_reading import read_xls
from surveys.exchange.limesurvey.lss import read_lss
from surveys.exchange.limesurvey.reading import Reading
from surveys.exchange.limesurvey.responses import read_responses
from surveys.exchange.limesurvey.tsv import read_txt
from surveys.exchange.own_json import is_own, json_in, read_own
from surveys.exchange.report import FILE, Report
from surveys.exchange.surveyjs.reading import is_surveyjs, read_surveyjs
from surveys.exchange.xlsform.reading import read_xlsform
from surveys.exchange.xlsform.sheets import KNOWN

# What people can say instead of letting us look.
FORMATS = {
    "xlsform": (FileKind.XLSX, FileKind.XLS, FileKind.MARKDOWN, FileKind.CSV),
    "limesurvey": (FileKind.LSS, FileKind.LSA, FileKind.LSTXT),
    "json": (FileKind.JSON,),
}


DAMAGED = (KeyError, TypeError, ValueError, AttributeError, IndexError, OverflowError)


@dataclass(slots=True)
class Read:
    """`document` is None when something was refused. `responses`: answers by code that came with it."""

    report: Report
    document: dict[str, Any] | None = None
    responses: list[dict[str, Any]] = field(default_factory=list)


def read_survey(data: bytes, *, source: str = "", wanted: str = "", language: str = "") -> Read:
    """`wanted`: one of FORMATS or of the kinds of files; "" finds out."""
    report = Report(source)
    try:
        kind = kind_of_file(data)
        report.format = kind.value
        _check(kind, wanted)
        return _read(data, kind, report, source, language)
    except UnreadableError as error:
        report.refuse(FILE, error.sentence)
        return Read(report)
    except RecursionError:
        report.refuse(FILE, _("The file is nested too deeply."))
        return Read(report)
    except DAMAGED:
        # The last net: a file of a known kind in which parts are missing or of another sort.
        report.refuse(FILE, _("The file is damaged: parts of the survey are missing or not what they should be."))
        return Read(report)


def _check(kind: FileKind, wanted: str) -> None:
    if wanted and kind not in FORMATS.get(wanted, (wanted,)):
        raise UnreadableError(
            _("The file is of the kind “%(found)s”, not “%(wanted)s”.") % {"found": kind, "wanted": wanted}
        )


def _read(data: bytes, kind: FileKind, report: Report, source: str, language: str) -> Read:
    if kind in FORMATS["xlsform"]:
        title = source.rpartition("/")[2].rpartition(".")[0]
        return Read(report, read_xlsform(_sheets(data, kind), report, title=title, language=language))
    if kind in FORMATS["limesurvey"]:
        return _limesurvey(data, kind, report, source)
    return _json(data, report, language)


def _json(data: bytes, report: Report, language: str) -> Read:
    found = json_in(decoded(data))
    if is_own(found):
        return Read(report, read_own(found, report))
    if is_surveyjs(found):
        return Read(report, read_surveyjs(found, report, language=language))
    raise UnreadableError(_("This JSON is no survey that we know."))


def _limesurvey(data: bytes, kind: FileKind, report: Report, source: str) -> Read:
    answers = b""
    if kind == FileKind.LSA:
        archive = SafeZip(data)
        data = archive.read(next(name for name in archive.names if name.lower().endswith(".lss")))
        answers = archive.read(next((name for name in archive.names if name.lower().endswith(".lsr")), ""))
    survey = read_txt(decoded(data)) if kind == FileKind.LSTXT else read_lss(data)
    reading = Reading(survey, report)
    document = reading.document(source.rpartition(".")[0])
    read = Read(report, None if report.refused else document)
    if answers and read.document is not None:
        read.responses = read_responses(answers, reading.fields, read.document, report)
    return read


def _sheets(data: bytes, kind: FileKind) -> list[Sheet]:
    if kind == FileKind.XLSX:
        return read_xlsx(data)
    if kind == FileKind.XLS:
        return read_xls(data)
    text = decoded(data)
    return read_markdown(text) if kind == FileKind.MARKDOWN else read_csv(text, KNOWN)
