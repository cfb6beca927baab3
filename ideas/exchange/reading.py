"""Which ideas stand in a file: ours or of adhocracy+, Decidim and CONSUL; CSV, Excel or JSON?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ideas.exchange.layouts import OUR_COLUMNS, Layout, cell_of, is_withdrawn, layout_of, used_names
from participation.imports.csv_reader import Record, Row, check_header
from participation.imports.records import read_records
from participation.plain_words import plain_words
from participation.spreadsheets import as_written

REQUIRED = ("external_id", "title", "text")
OPTIONAL = tuple(name for name in OUR_COLUMNS if name not in REQUIRED)
_UTC = re.compile(r" ?UTC$")


@dataclass(frozen=True, slots=True)
class IdeaTable:
    """Rows with our columns; `notes` are sentences for the report."""

    rows: list[Row]
    notes: list[str] = field(default_factory=list)


def read_ideas(path: Path, *, encoding: str = "") -> IdeaTable:
    """Raise `UnreadableFileError` where no row can be trusted."""
    records = read_records(path, expected=REQUIRED, encoding=encoding)
    layout = layout_of(records.names)
    if layout is None:
        check_header(records.names, REQUIRED)
        return IdeaTable([_own(one) for one in records.rows], _left_out(records.names, OUR_COLUMNS))
    taken = [one for one in records.rows if not is_withdrawn(layout, one.cells)]
    notes = [_("The file comes from %(platform)s.") % {"platform": layout.name}]
    notes += _withdrawn(len(records.rows) - len(taken))
    notes += _left_out(records.names, tuple(used_names(layout, records.names)))
    return IdeaTable([_translated(layout, one) for one in taken], notes)


def _own(record: Record) -> Row:
    cells = {name: as_written(record.cells.get(name, "")) for name in OUR_COLUMNS}
    return Row(record.number, cells, record.problem)


def _translated(layout: Layout, record: Record) -> Row:
    """Keys of different platforms never meet: the name of the platform stands before each."""
    cells = {ours: cell_of(record.cells, layout.columns.get(ours, ())) for ours in OUR_COLUMNS}
    cells["external_id"] = f"{layout.name}:{cells['external_id']}" if cells["external_id"] else ""
    cells["title"], cells["text"] = plain_words(cells["title"]), plain_words(cells["text"])
    cells["created"] = _UTC.sub("Z", cells["created"])
    return Row(record.number, cells, record.problem)


def _withdrawn(number: int) -> list[str]:
    if not number:
        return []
    sentence = ngettext(
        "%(number)s row was left out: it is withdrawn or an amendment.",
        "%(number)s rows were left out: they are withdrawn or amendments.",
        number,
    )
    return [sentence % {"number": number}]


def _left_out(names: Sequence[str], used: Sequence[str]) -> list[str]:
    ignored = [name for name in names if name not in used]
    return [_("Columns left out: %(names)s.") % {"names": ", ".join(ignored)}] if ignored else []
