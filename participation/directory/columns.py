"""How do offers stand in a file? One row per offer, with names of columns and of choices as people write them.

Both languages are known when a file is read; it is written in the language of whoever takes it.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.conf import settings
from django.utils.translation import get_language, override

from participation.directory.models import ForWhom, Offering, StepFree
from participation.processes.models import FieldOfAction
from participation.texts import localized

T = TypeVar("T")
# Our name, then what stands in the first row: German, English.
COLUMNS: dict[str, tuple[str, str]] = {
    "organisation": ("Organisation", "Organisation"),
    "what": ("Was es ist", "What it is"),
    "phone": ("Telefon", "Telephone"),
    "email": ("E-Mail", "E-mail"),
    "website": ("Internetseite", "Website"),
    "title": ("Angebot", "Offer"),
    "about": ("In einem Satz", "In one sentence"),
    "topic": ("Thema", "Topic"),
    "for_whom": ("Für wen", "For whom"),
    "place": ("Ort", "Place"),
    "part": ("Teilgebiet", "Part"),
    "when": ("Wann", "When"),
    "cost": ("Kosten", "Cost"),
    "step_free": ("Ohne Stufen", "Step-free"),
    "languages": ("Sprachen", "Languages"),
    "checked_on": ("Geprüft am", "Checked on"),
}
REQUIRED = ("organisation", "title", "about", "topic")
_BY_NAME = {name.casefold(): key for key, names in COLUMNS.items() for name in (key, *names)}


def column_of(name: str) -> str:
    """Our name of a column in a file, or ""."""
    return _BY_NAME.get(name.strip().casefold(), "")


def header() -> list[str]:
    german = (get_language() or "de").startswith("de")
    return [names[0 if german else 1] for names in COLUMNS.values()]


def missing_columns(names: Sequence[str]) -> list[str]:
    known = {column_of(name) for name in names}
    return [title for key, title in zip(COLUMNS, header(), strict=True) if key in REQUIRED and key not in known]


def row_of(offering: Offering) -> list[str]:
    """In the order of the columns."""
    organisation, field = offering.organisation, offering.field_of_action
    return [
        organisation.name,
        organisation.about,
        organisation.phone,
        organisation.email,
        organisation.website,
        offering.title,
        offering.about,
        localized(field.name) or field.code,
        ", ".join(offering.groups),
        offering.place,
        offering.area.name if offering.area else "",
        offering.when,
        offering.cost,
        {StepFree.YES: yes_no()[0], StepFree.NO: yes_no()[1]}.get(StepFree(offering.step_free), ""),
        offering.languages,
        offering.confirmed_on.isoformat(),
    ]


def yes_no() -> tuple[str, str]:
    return ("ja", "nein") if (get_language() or "de").startswith("de") else ("yes", "no")


@dataclass(frozen=True, slots=True)
class Words(Generic[T]):
    """What a cell may say: codes and words in all languages, without case. `told` are those of the reader."""

    known: Mapping[str, T]
    told: tuple[str, ...]


def steps() -> Words[str]:
    known = {"ja": "yes", "yes": "yes", "nein": "no", "no": "no", "": "unknown", "unknown": "unknown"}
    return Words(known, yes_no())


def groups() -> Words[str]:
    found = {one.value: one.value for one in ForWhom}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found |= {str(one.label).casefold(): one.value for one in ForWhom}
    return Words(found, tuple(str(one.label) for one in ForWhom))


def topics(fields: Collection[FieldOfAction]) -> Words[int]:
    found = {word.casefold(): field.pk for field in fields for word in (field.code, *field.name.values())}
    return Words(found, tuple(localized(field.name) or field.code for field in fields))
