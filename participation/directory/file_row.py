"""Is one row of a file an offer, and if not, why? Reads cells; knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from participation.directory.columns import COLUMNS, REQUIRED, Words, header
from participation.directory.models import ForWhom, Offering, Organisation
from participation.imports.cells import shortened, suspicious
from participation.imports.csv_reader import Record
from participation.places.population_import import AreaNames, RowRefusedError, day_of
from participation.spreadsheets import as_written

T = TypeVar("T")
ABOUT_ORGANISATION = {"what": "about", "phone": "phone", "email": "email", "website": "website"}
WORDS = ("title", "about", "place", "when", "cost", "languages")


@dataclass(frozen=True, slots=True)
class Known:
    """What cells may name: topics, groups and parts by their words; no day after `today`."""

    topics: Words[int]
    groups: Words[str]
    steps: Words[str]
    parts: AreaNames
    today: date


@dataclass(frozen=True, slots=True)
class OfferRow:
    """`facts` of the organisation hold filled cells only, `values` of the offer every column that the file has."""

    number: int
    organisation: str
    title: str
    facts: dict[str, str]
    values: dict[str, Any]
    checked_on: date | None

    @property
    def key(self) -> tuple[str, str]:
        return self.organisation, self.title


def offer_of(record: Record, columns: Mapping[str, str], known: Known) -> OfferRow:
    """`columns`: our name to the name in the file."""
    if record.problem:
        raise RowRefusedError(record.problem)
    cells = {ours: " ".join(as_written(record.cells.get(name, "")).split()) for ours, name in columns.items()}
    for cell in cells.values():
        if problem := suspicious(cell):
            raise RowRefusedError(problem)
    for name in REQUIRED:
        if not cells[name]:
            raise RowRefusedError(_("“%(column)s” is empty.") % {"column": _title(name)})
    facts = {ours: cells[name] for name, ours in ABOUT_ORGANISATION.items() if cells.get(name)}
    _check_facts(cells["organisation"], facts)
    return OfferRow(
        number=record.number,
        organisation=cells["organisation"],
        title=cells["title"],
        facts=facts,
        values=_values(cells, known),
        checked_on=_checked(cells.get("checked_on", ""), known.today),
    )


def _check_facts(name: str, facts: Mapping[str, str]) -> None:
    _fitting(Organisation, "name", name)
    for column, said in facts.items():
        _fitting(Organisation, column, said)
    try:
        if "email" in facts:
            validate_email(facts["email"])
        if "website" in facts:
            URLValidator(schemes=["http", "https"])(facts["website"])
    except ValidationError as error:
        raise RowRefusedError(" ".join(error.messages)) from None


def _values(cells: Mapping[str, str], known: Known) -> dict[str, Any]:
    values: dict[str, Any] = {name: _fitting(Offering, name, cells[name]) for name in WORDS if name in cells}
    values["field_of_action_id"] = _one_of(known.topics, cells["topic"], "topic")
    if "for_whom" in cells:
        wanted = (word.strip() for word in cells["for_whom"].replace(";", ",").split(","))
        chosen = {_one_of(known.groups, word, "for_whom") for word in wanted if word}
        values["for_whom"] = [code for code in ForWhom.values if code in chosen]
    if "part" in cells:
        values["area_id"] = known.parts.find(cells["part"]) if cells["part"] else None
    if "step_free" in cells:
        values["step_free"] = _one_of(known.steps, cells["step_free"], "step_free")
    return values


def _one_of(words: Words[T], word: str, column: str) -> T:
    if word.casefold() not in words.known:
        told = {"cell": shortened(word), "column": _title(column), "known": ", ".join(words.told)}
        raise RowRefusedError(_("“%(cell)s” is unknown as “%(column)s”. Known are: %(known)s.") % told)
    return words.known[word.casefold()]


def _checked(cell: str, today: date) -> date | None:
    found = day_of(cell.removesuffix("T00:00:00")) if cell else None
    if found and found > today:
        raise RowRefusedError(_("%(day)s is in the future.") % {"day": found.isoformat()})
    return found


def _fitting(model: type[Offering | Organisation], column: str, said: str) -> str:
    field = model._meta.get_field(column)
    most = getattr(field, "max_length", None)
    if most is not None and len(said) > most:
        told = {"cell": shortened(said), "most": most}
        raise RowRefusedError(_("“%(cell)s” has more than %(most)s characters.") % told)
    return said


def _title(column: str) -> str:
    return dict(zip(COLUMNS, header(), strict=True))[column]
