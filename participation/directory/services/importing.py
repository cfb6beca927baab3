"""How do offers of a file enter the directory? By organisation and title: once, again without change, or changed."""

from collections import defaultdict
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import require
from participation.audit.services import record_act
from participation.directory.columns import column_of, groups, missing_columns, steps, topics
from participation.directory.file_row import Known, OfferRow, offer_of
from participation.directory.models import Offering, Organisation
from participation.imports.reading import UnreadableFileError
from participation.imports.records import read_records
from participation.imports.report import ImportReport, Outcome
from participation.imports.run import run_import
from participation.places.models import Area
from participation.places.population_import import AreaNames, RowRefusedError
from participation.places.selectors import areas_within, reaching
from participation.processes.models import FieldOfAction


def import_offerings(*, account: Account, area: Area, path: Path, source: str) -> ImportReport:
    """What staff of the area bring; one refused row keeps all of it out."""
    require(may_work_at_desk(account, area))
    return run_import(lambda report: take_offerings(report, area=area, path=path, account=account), source=source)


def take_offerings(
    report: ImportReport, *, area: Area, path: Path, account: Account | None = None, encoding: str = ""
) -> None:
    """Inside the transaction of `run_import`, which takes everything back after a refusal."""
    rows = _read(report, area, path, encoding)
    if report.refused:
        return
    around = Organisation.objects.filter(reaching(area)).select_related("area").select_for_update(of=("self",))
    # Of two with one name the own one is meant, then one in a part of the area.
    nearest = sorted(around, key=lambda one: (one.area_id == area.pk, _is_within(one, area)))
    known = {one.name: one for one in nearest}
    elsewhere = [row for row in rows if row.organisation in known and not _is_within(known[row.organisation], area)]
    own = [row for row in rows if row not in elsewhere]
    _take(report, own, _organisations(own, known, area))
    for row in elsewhere:
        report.leave(row.number, row.title)
    _tell(report, area, account, elsewhere)


def _read(report: ImportReport, area: Area, path: Path, encoding: str) -> list[OfferRow]:
    """All refusals of a file are told at once."""
    records = read_records(path, expected=("organisation", "angebot", "offer"), encoding=encoding)
    if missing := missing_columns(records.names):
        raise UnreadableFileError(_("Columns are missing: %(names)s.") % {"names": ", ".join(missing)}, 1)
    columns = {column_of(name): name for name in records.names if column_of(name)}
    if ignored := [name for name in records.names if not column_of(name)]:
        report.note(_("Columns left out: %(names)s.") % {"names": ", ".join(ignored)})
    parts = AreaNames.read(areas_within(area))
    known = Known(topics(list(FieldOfAction.objects.all())), groups(), steps(), parts, timezone.localdate())
    found: list[OfferRow] = []
    first: dict[tuple[str, str], int] = {}
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for record in records.rows:
        try:
            row = offer_of(record, columns, known)
            _require_new(row, first)
            _require_same(row, said)
        except RowRefusedError as refused:
            report.refuse(record.number, str(refused), record.cells.get(columns["title"], ""))
            continue
        found.append(row)
    return found


def _require_new(row: OfferRow, first: dict[tuple[str, str], int]) -> None:
    before = first.setdefault(row.key, row.number)
    if before != row.number:
        raise RowRefusedError(_("The same offer stands in row %(row)s.") % {"row": before})


def _require_same(row: OfferRow, said: dict[tuple[str, str], tuple[str, int]]) -> None:
    """Rows of one organisation must not contradict each other."""
    for name, value in row.facts.items():
        other, number = said.setdefault((row.organisation, name), (value, row.number))
        if other != value:
            told = {"name": row.organisation, "row": number, "cell": other}
            raise RowRefusedError(_("Row %(row)s says “%(cell)s” about “%(name)s”.") % told)


def _is_within(organisation: Organisation, area: Area) -> bool:
    return organisation.area.path.startswith(area.path)


def _organisations(rows: list[OfferRow], known: dict[str, Organisation], area: Area) -> dict[str, Organisation]:
    facts: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows:
        facts[row.organisation] |= row.facts
    return {name: _organisation(name, said, known.get(name), area) for name, said in facts.items()}


def _organisation(name: str, said: dict[str, str], known: Organisation | None, area: Area) -> Organisation:
    if known is None:
        return Organisation.objects.create(area=area, name=name, **said)
    _set(known, said)
    return known


def _set(row: Organisation | Offering, values: dict[str, Any]) -> list[str]:
    """Names of what changed; stored when anything did."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save()
    return changed


def _take(report: ImportReport, rows: list[OfferRow], organisations: dict[str, Organisation]) -> None:
    found = Offering.objects.filter(organisation__in=organisations.values())
    known = {(one.organisation_id, one.title): one for one in found}
    for row in rows:
        organisation = organisations[row.organisation]
        offering = known.get((organisation.pk, row.title))
        if offering is None:
            day = row.checked_on or timezone.localdate()
            Offering.objects.create(organisation=organisation, confirmed_on=day, **row.values)
            report.take(row.number, row.title)
            continue
        checked = {"confirmed_on": row.checked_on} if row.checked_on else {}
        changed = _set(offering, {**row.values, **checked})
        if changed:
            names = ", ".join(name.removesuffix("_id") for name in changed)
            report.change(row.number, row.title, _("Changed in the file: %(names)s.") % {"names": names})
        else:
            report.leave(row.number, row.title)
        if offering.taken_off_on:
            report.note(_("Row %(row)s: this offer is taken off, and stays so.") % {"row": row.number})


def _tell(report: ImportReport, area: Area, account: Account | None, elsewhere: list[OfferRow]) -> None:
    if elsewhere:
        numbers = ", ".join(str(row.number) for row in elsewhere)
        report.note(
            _("Rows %(rows)s: these organisations are kept up in another area and stay as they are.")
            % {"rows": numbers}
        )
    counts = {outcome.value: report.count(outcome) for outcome in Outcome}
    if counts[Outcome.TAKEN] or counts[Outcome.CHANGED]:
        record_act(
            actor=account,
            action="offerings.imported",
            subject=f"places.area:{area.pk}",
            area=area,
            details={"source": report.source, **counts},
        )
