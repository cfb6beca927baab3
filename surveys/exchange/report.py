"""What became of each row of a survey that came in? Taken, changed or refused, with its place and a sentence.

One refused row refuses the file: half a survey would ask something else than its author meant.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

MOST = 2000


class Outcome(StrEnum):
    TAKEN = "taken"
    CHANGED = "changed"
    REFUSED = "refused"


EXIT_CODES = {Outcome.TAKEN: 0, Outcome.CHANGED: 1, Outcome.REFUSED: 2}


@dataclass(frozen=True, slots=True)
class Place:
    """As a spreadsheet counts: the header is row 1; 0 speaks about the whole sheet, "" about the whole file."""

    sheet: str = ""
    row: int = 0
    column: str = ""
    name: str = ""

    def at(self, column: str) -> "Place":
        return Place(self.sheet, self.row, column, self.name)


FILE = Place()


@dataclass(frozen=True, slots=True)
class Entry:
    place: Place
    outcome: Outcome
    sentence: str

    def as_dict(self) -> dict[str, Any]:
        place = self.place
        return {
            "sheet": place.sheet,
            "row": place.row or None,
            "column": place.column,
            "name": place.name,
            "outcome": self.outcome.value,
            "sentence": self.sentence,
        }

    @property
    def where(self) -> str:
        place = self.place
        parts = [place.sheet]
        if place.row:
            parts.append(_("row %(row)d") % {"row": place.row})
        if place.column:
            parts.append(_("column “%(column)s”") % {"column": place.column})
        return ", ".join(part for part in parts if part)


@dataclass(slots=True)
class Report:
    """`notes` are good to know and change nothing."""

    source: str = ""
    format: str = ""
    entries: list[Entry] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    survey: str = ""

    def take(self, place: Place) -> None:
        """A row of which nothing else was said."""
        same = (place.sheet, place.row, place.name)
        if not any((one.place.sheet, one.place.row, one.place.name) == same for one in self.entries[-8:]):
            self.entries.append(Entry(place, Outcome.TAKEN, ""))

    def change(self, place: Place, sentence: str | Promise) -> None:
        self._add(Entry(place, Outcome.CHANGED, str(sentence)))

    def refuse(self, place: Place, sentence: str | Promise) -> None:
        self._add(Entry(place, Outcome.REFUSED, str(sentence)))

    def note(self, sentence: str | Promise) -> None:
        if str(sentence) not in self.notes:
            self.notes.append(str(sentence))

    def _add(self, entry: Entry) -> None:
        if entry not in self.entries[-8:] and len(self.entries) < MOST:
            self.entries.append(entry)

    def count(self, outcome: Outcome) -> int:
        return Counter(entry.outcome for entry in self.entries)[outcome]

    @property
    def refused(self) -> bool:
        return self.count(Outcome.REFUSED) > 0

    @property
    def verdict(self) -> Outcome:
        worst = (Outcome.REFUSED, Outcome.CHANGED)
        return next((outcome for outcome in worst if self.count(outcome)), Outcome.TAKEN)

    @property
    def exit_code(self) -> int:
        return EXIT_CODES[self.verdict]

    @property
    def headline(self) -> str:
        if self.refused:
            return _("Refused. Nothing was taken over.")
        if self.verdict == Outcome.CHANGED:
            return _("Everything can be asked; some things were changed.")
        return _("Everything was taken over as it is.")

    def as_dict(self) -> dict[str, Any]:
        return {
            "source": self.source,
            "format": self.format,
            "verdict": self.verdict.value,
            "exit_code": self.exit_code,
            "survey": self.survey or None,
            "counts": {outcome.value: self.count(outcome) for outcome in Outcome},
            "rows": [entry.as_dict() for entry in self.entries],
            "notes": self.notes,
        }

    def as_text(self) -> str:
        said = [entry for entry in self.entries if entry.outcome != Outcome.TAKEN]
        lines = [f"{entry.where}: {entry.sentence}" if entry.where else entry.sentence for entry in said]
        counts = _("%(taken)d taken, %(changed)d changed, %(refused)d refused.") % {
            outcome.value: self.count(outcome) for outcome in Outcome
        }
        return "\n".join([*lines, *self.notes, counts, self.headline])
