"""Which codes can an answer get? The fields of action and what stands below them."""

from dataclasses import dataclass

from django.db.models import Count

from participation.processes.models import Process
from participation.texts import localized
from surveys.models import Code


@dataclass(frozen=True, slots=True)
class Entry:
    """`full` names the heading, too. `used`: by how many codings."""

    id: int
    name: str
    full: str
    keywords: str
    used: int
    is_heading: bool
    is_field: bool


@dataclass(frozen=True, slots=True)
class Heading:
    entry: Entry
    below: tuple[Entry, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.entry, *self.below)


def codebook_of(process: Process) -> tuple[Heading, ...]:
    """One query."""
    codes = list(Code.objects.filter(process=process).select_related("field").annotate(used=Count("codings")))
    headings = [code for code in codes if code.parent_id is None]
    return tuple(_heading(one, [code for code in codes if code.parent_id == one.pk]) for one in headings)


def entries_of(codebook: tuple[Heading, ...]) -> dict[int, Entry]:
    return {entry.id: entry for heading in codebook for entry in heading.entries}


def name_of(code: Code) -> str:
    """A field of action is called as everywhere."""
    return (localized(code.field.name) if code.field and code.parent_id is None else "") or code.name


def _heading(code: Code, below: list[Code]) -> Heading:
    name = name_of(code)
    ordered = sorted(below, key=lambda one: one.name.casefold())
    return Heading(_entry(code, name, name), tuple(_entry(one, one.name, f"{name}: {one.name}") for one in ordered))


def _entry(code: Code, name: str, full: str) -> Entry:
    used: int = code.used  # type: ignore[attr-defined]
    return Entry(code.pk, name, full, code.keywords, used, code.parent_id is None, code.field_id is not None)
