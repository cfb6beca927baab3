"""Which texts are in a file that a translator sent back? By the names in its first column, in whatever order."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from participation.files.tables import Row, UnreadableError
from participation.files.xlsx_reading import read_xlsx
from participation.spreadsheets import harmless
from surveys.exchange.files.sniffing import FileKind, kind_of_file
from surveys.exchange.files.text_tables import decoded, read_csv
from surveys.selectors.translation import Line, Translation

NAME = "name"
LONGEST = 5000


@dataclass(slots=True)
class Sent:
    """`texts` are those that differ from what stands now; `problems` are sentences with the number of their row."""

    texts: dict[str, str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)


def header_of(table: Translation) -> list[str]:
    return [NAME, _("place"), table.source, table.language, _("state")]


def rows_of(table: Translation) -> Iterator[list[str]]:
    states = {"missing": _("missing"), "outdated": _("outdated"), "done": _("done")}
    for line in table.lines:
        yield [line.name, line.place, line.source, line.target, states[line.state]]


def read_translation(data: bytes, table: Translation) -> Sent:
    """UnreadableError, with a sentence, when nothing of it can be taken."""
    rows = _rows(data)
    header = [cell.strip().lower() for cell in rows[0].cells] if rows else []
    if NAME not in header or table.language not in header:
        raise UnreadableError(
            _("The first row must have the columns “name” and “%(language)s”, as in the file that you took along.")
            % {"language": table.language}
        )
    name, target = header.index(NAME), header.index(table.language)
    source = header.index(table.source) if table.source in header else -1
    lines = {line.name: line for line in table.lines}
    sent = Sent()
    for row in rows[1:]:
        _take(sent, row.number, lines.get(_cell(row, name)), _cell(row, target), _cell(row, source))
    return sent


def _take(sent: Sent, number: int, line: Line | None, text: str, source: str) -> None:
    if not text:
        return
    if line is None:
        sent.problems.append(_("Row %(row)s: this text is not in the survey (any more).") % {"row": number})
    elif len(text) > LONGEST:
        sent.problems.append(_("Row %(row)s: the text is too long.") % {"row": number})
    elif source and source != line.source and text != line.target:
        sent.problems.append(_("Row %(row)s: the source has changed since. Translate it anew.") % {"row": number})
    elif text != line.target or line.state == "outdated":
        sent.texts[line.name] = text


def _rows(data: bytes) -> list[Row]:
    kind = kind_of_file(data)
    if kind is FileKind.XLSX:
        sheets = read_xlsx(data)
    elif kind is FileKind.CSV:
        sheets = read_csv(decoded(data), frozenset())
    else:
        raise UnreadableError(_("Send the table as CSV or as Excel workbook (.xlsx)."))
    return sheets[0].rows if sheets else []


def _cell(row: Row, place: int) -> str:
    """Without the mark that keeps a text from being a formula."""
    text = row.cells[place].strip() if 0 <= place < len(row.cells) else ""
    return text[1:] if text.startswith("'") and harmless(text[1:]) == text else text
