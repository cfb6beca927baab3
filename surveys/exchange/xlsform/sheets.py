"""Which rows has each sheet of an XLSForm, by column and language? Heads read, misspelt names found."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.utils.translation import gettext as _

from participation.files.tables import Sheet
from surveys.exchange.report import FILE, Place, Report
from surveys.exchange.xlsform.headers import Head, head_of

KNOWN = frozenset(("survey", "choices", "settings", "external_choices", "osm", "entities"))


@dataclass(frozen=True, slots=True)
class Line:
    """One row: texts by column, for translated columns by language ("" is the column without one)."""

    place: Place
    cells: dict[str, str]
    texts: dict[str, dict[str, str]]
    others: dict[str, str] = field(default_factory=dict)

    def get(self, key: str) -> str:
        return self.cells.get(key, "")

    def at(self, column: str) -> Place:
        return self.place.at(column)


def sheet_named(sheets: Sequence[Sheet], name: str) -> Sheet | None:
    return next((sheet for sheet in sheets if sheet.name.strip().lower() == name), None)


def look_at_names(sheets: Sequence[Sheet], report: Report) -> None:
    """Sheets for comments are common; one that is nearly called `choices` is a slip."""
    names = {sheet.name.strip().lower() for sheet in sheets}
    for sheet in sheets:
        name = sheet.name.strip()
        if name.lower() in KNOWN or not sheet.rows or name.startswith("_"):
            continue
        meant = get_close_matches(name.lower(), [one for one in KNOWN if one not in names], n=1, cutoff=0.7)
        if meant:
            report.change(
                Place(name), _("This sheet was not read. Was it meant to be called “%(name)s”?") % {"name": meant[0]}
            )
        else:
            report.note(_("The sheet “%(name)s” is no part of a form and was not read.") % {"name": name})


def lines_of(sheet: Sheet, known: frozenset[str], report: Report, *, free: bool = False) -> Iterator[Line]:
    """`free`: columns with other names may hold what filters look at."""
    if not sheet.rows:
        return
    heads = _heads(sheet, known, report, free=free)
    for row in sheet.rows[1:]:
        cells: dict[str, str] = {}
        texts: dict[str, dict[str, str]] = {}
        others: dict[str, str] = {}
        for head, cell in zip(heads, row.cells, strict=False):
            if head is None or not cell.strip():
                continue
            if not head.key:
                others[head.original] = cell.strip()
                continue
            cells.setdefault(head.key, cell.strip())
            texts.setdefault(head.key, {})[head.language] = cell.strip()
        if cells:
            name = cells.get("name", "")
            yield Line(Place(sheet.name, row.number, "", name), cells, texts, others)


def _heads(sheet: Sheet, known: frozenset[str], report: Report, *, free: bool) -> list[Head | None]:
    place = Place(sheet.name, sheet.rows[0].number)
    heads: list[Head | None] = []
    seen: dict[tuple[str, str], str] = {}
    for column, text in enumerate(sheet.rows[0].cells):
        if not text.strip():
            heads.append(None)
            continue
        head = head_of(text, known)
        filled = any(len(row.cells) > column and row.cells[column].strip() for row in sheet.rows[1:])
        if not filled:
            heads.append(None)
            continue
        key = (head.key or head.original, head.language)
        if key in seen:
            report.refuse(
                place.at(head.original),
                _("Two columns mean the same: “%(first)s” and “%(second)s”. Keep one.")
                % {"first": seen[key], "second": head.original},
            )
        seen[key] = head.original
        if not head.key and not free:
            report.change(place.at(head.original), _not_known(head.original, known))
        heads.append(head)
    return heads


def _not_known(name: str, known: frozenset[str]) -> str:
    meant = get_close_matches(name.lower().split(":")[0], known, n=1, cutoff=0.75)
    if meant:
        return _("Nobody knows this column; it was left out. Was “%(name)s” meant?") % {"name": meant[0]}
    return _("Nobody knows this column; it was left out.")


def need(sheets: Sequence[Sheet], report: Report) -> Sheet | None:
    """The sheet `survey`, or a refusal that says what was found."""
    found = sheet_named(sheets, "survey")
    if found is not None and found.rows:
        return found
    names = ", ".join(sheet.name for sheet in sheets if sheet.name)[:200]
    if found is not None:
        report.refuse(Place(found.name), _("The sheet “survey” is empty."))
    elif names:
        report.refuse(FILE, _("There is no sheet “survey”. Found: %(names)s.") % {"names": names})
    else:
        report.refuse(FILE, _("The file holds no table."))
    return None
