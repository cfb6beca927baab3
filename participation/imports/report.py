"""What happened to each row of a file?"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _


class Outcome(StrEnum):
    TAKEN = "taken"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowResult:
    """`row` counts as a spreadsheet does: the header is row 1; None speaks about the whole file."""

    row: int | None
    key: str
    outcome: Outcome
    reason: str

    def as_dict(self) -> dict[str, Any]:
        return {"row": self.row, "key": self.key, "reason": self.reason}


@dataclass(slots=True)
class ImportReport:
    """Filled row by row. One refused row means that nothing of the file is kept."""

    source: str
    dry_run: bool = False
    rows: list[RowResult] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def take(self, row: int, key: str = "") -> None:
        self.rows.append(RowResult(row, key, Outcome.TAKEN, ""))

    def change(self, row: int, key: str = "", reason: str = "") -> None:
        self.rows.append(RowResult(row, key, Outcome.CHANGED, reason))

    def leave(self, row: int, key: str = "") -> None:
        """The row was known and is the same as before."""
        self.rows.append(RowResult(row, key, Outcome.UNCHANGED, ""))

    def refuse(self, row: int | None, reason: str | Promise, key: str = "") -> None:
        self.rows.append(RowResult(row, key, Outcome.REFUSED, str(reason)))

    def note(self, sentence: str | Promise) -> None:
        """Something that is good to know and stops nothing."""
        self.notes.append(str(sentence))

    @property
    def refused(self) -> list[RowResult]:
        return [row for row in self.rows if row.outcome == Outcome.REFUSED]

    @property
    def applied(self) -> bool:
        return not self.dry_run and not self.refused

    def count(self, outcome: Outcome) -> int:
        return Counter(row.outcome for row in self.rows)[outcome]

    def as_dict(self) -> dict[str, Any]:
        by = {outcome: [row for row in self.rows if row.outcome == outcome] for outcome in Outcome}
        return {
            "source": self.source,
            "dry_run": self.dry_run,
            "applied": self.applied,
            "counts": {outcome.value: len(rows) for outcome, rows in by.items()},
            "changed": [row.as_dict() for row in by[Outcome.CHANGED]],
            "refused": [row.as_dict() for row in by[Outcome.REFUSED]],
            "notes": self.notes,
        }

    def as_text(self) -> str:
        return "\n".join([*self._refusals(), *self.notes, self._summary(), self._verdict()])

    def _refusals(self) -> list[str]:
        return [
            _("Row %(row)s: %(reason)s") % {"row": row.row, "reason": row.reason} if row.row else row.reason
            for row in self.refused
        ]

    def _summary(self) -> str:
        return _("%(source)s: %(taken)s new, %(changed)s changed, %(unchanged)s unchanged, %(refused)s refused.") % {
            "source": self.source,
            **{outcome.value: self.count(outcome) for outcome in Outcome},
        }

    def _verdict(self) -> str:
        if self.refused:
            return _("Nothing was changed. Correct the file and try again.")
        return _("This was a trial. Nothing was changed.") if self.dry_run else _("Everything was taken over.")
