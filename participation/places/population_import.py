"""How do counts of people come in? One row per area, dimension, category and date."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from participation.imports.cells import shortened, suspicious
from participation.imports.csv_reader import Row
from participation.imports.report import ImportReport
from participation.places.models import Area, PopulationMargin

COLUMNS = ("area", "dimension", "category", "count", "date", "source")
CODE = re.compile(r"[A-Za-z0-9_.:-]{1,64}")
# 3004, 3.004 and 3 004 are the same number; 3,5 and -1 are none.
WHOLE_NUMBER = re.compile(r"\d{1,9}|\d{1,3}(?:[. \u00a0\u202f]\d{3}){1,2}")
GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
LONGEST_SOURCE = 200
Key = tuple[int, str, str, date]


class RowRefusedError(Exception):
    """Carries the sentence for the report."""


@dataclass(frozen=True, slots=True)
class AreaNames:
    """Areas by key of the municipality, short name or name."""

    by_name: dict[str, set[int]]

    @classmethod
    def read(cls, areas: QuerySet[Area] | None = None) -> "AreaNames":
        """All of the municipality, or of these."""
        found: dict[str, set[int]] = {}
        for pk, *names in (Area.objects.all() if areas is None else areas).values_list(
            "pk", "external_id", "slug", "name"
        ):
            for name in filter(None, names):
                found.setdefault(name.casefold(), set()).add(pk)
        return cls(found)

    def find(self, wanted: str) -> int:
        ids = self.by_name.get(wanted.casefold(), set())
        if not ids:
            raise RowRefusedError(_("There is no area “%(name)s”.") % {"name": shortened(wanted)})
        if len(ids) > 1:
            raise RowRefusedError(_("Several areas are called “%(name)s”. Use its key.") % {"name": shortened(wanted)})
        return next(iter(ids))


def take_population(rows: list[Row], report: ImportReport) -> None:
    areas = AreaNames.read()
    known = {_key(margin): margin for margin in PopulationMargin.objects.all()}
    seen: dict[Key, int] = {}
    new: list[PopulationMargin] = []
    changed: list[PopulationMargin] = []
    for row in rows:
        label = f"{row['area']} {row['dimension']}={row['category']}"[:80]
        try:
            margin = _margin(row, areas)
            _require_new(seen, margin, row)
        except RowRefusedError as refused:
            report.refuse(row.number, str(refused), label)
            continue
        before = known.get(_key(margin))
        if before is None:
            new.append(margin)
            report.take(row.number, label)
        elif (before.count, before.source) == (margin.count, margin.source):
            report.leave(row.number, label)
        else:
            report.change(row.number, label, f"{before.count} → {margin.count}")
            before.count, before.source = margin.count, margin.source
            changed.append(before)
    PopulationMargin.objects.bulk_create(new, batch_size=1000)
    PopulationMargin.objects.bulk_update(changed, ["count", "source"], batch_size=500)


def _key(margin: PopulationMargin) -> Key:
    return margin.area_id, margin.dimension, margin.category, margin.counted_on


def _require_new(seen: dict[Key, int], margin: PopulationMargin, row: Row) -> None:
    first = seen.setdefault(_key(margin), row.number)
    if first != row.number:
        raise RowRefusedError(_("The same figure stands in row %(row)s.") % {"row": first})


def _margin(row: Row, areas: AreaNames) -> PopulationMargin:
    if row.problem:
        raise RowRefusedError(row.problem)
    for column in COLUMNS:
        reason = suspicious(row[column]) if column != "count" else ""
        if reason:
            raise RowRefusedError(reason)
    return PopulationMargin(
        area_id=areas.find(row["area"]),
        dimension=_code(row["dimension"]),
        category=_code(row["category"]),
        count=_whole_number(row["count"]),
        counted_on=day_of(row["date"]),
        source=_source(row["source"]),
    )


def _code(text: str) -> str:
    if not CODE.fullmatch(text):
        raise RowRefusedError(
            _("“%(text)s” is no code. Use letters, digits, dot and underscore.") % {"text": shortened(text)}
        )
    return text


def _whole_number(text: str) -> int:
    if not WHOLE_NUMBER.fullmatch(text):
        raise RowRefusedError(
            _("“%(text)s” is no number of people. Use whole numbers from 0.") % {"text": shortened(text)}
        )
    return int(re.sub(r"\D", "", text))


def day_of(text: str) -> date:
    german = GERMAN_DAY.fullmatch(text)
    try:
        if german:
            return date(int(german[3]), int(german[2]), int(german[1]))
        return date.fromisoformat(text)
    except ValueError:
        raise RowRefusedError(
            _("“%(text)s” is no day. Write 2025-12-31 or 31.12.2025.") % {"text": shortened(text)}
        ) from None


def _source(text: str) -> str:
    if not text or len(text) > LONGEST_SOURCE:
        raise RowRefusedError(_("Name the source in at most 200 characters."))
    return text
