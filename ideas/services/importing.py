"""How do ideas of another platform come in? By their key: once, again without change, or changed there."""

import secrets
import uuid
from collections import defaultdict
from collections.abc import Container, Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.models import Idea
from ideas.search import fold
from ideas.selectors.way import stage_at
from ideas.services.ideas import SHUFFLE
from ideas.services.imported_row import ImportedIdea, RowRefusedError, categories_of, idea_of
from participation.audit.services import record_act
from participation.channels import Channel
from participation.imports.cells import shortened
from participation.imports.csv_reader import Row
from participation.imports.report import ImportReport, Outcome
from participation.places.geometry import area_of_point
from participation.places.selectors import areas_within
from participation.processes.models import FieldOfAction, Process

BATCH = 1000
COMPARED = ("title", "text", "source_url", "lat", "lon", "field_of_action_id", "area_id", "created_at")
ROWS_NAMED = 12
Known = dict[str, Idea]
Numbered = tuple[int, ImportedIdea]


class IdeaImport:
    """One run inside the transaction of `run_import`, which takes everything back after a refusal."""

    def __init__(self, *, report: ImportReport, process: Process, channel: Channel) -> None:
        self.report, self.process, self.channel = report, process, channel
        fields = FieldOfAction.objects.values_list("id", "code", "name")
        self.categories = categories_of({pk: (code, names) for pk, code, names in fields})
        below = areas_within(process.area).exclude(pk=process.area_id).exclude(outline=None)
        self.areas = list(below)
        self.stage_id = stage_at(process.pk, Idea.Status.RECEIVED)

    def run(self, rows: Iterable[Row]) -> None:
        ideas = self._read(rows)
        if self.report.refused:
            return
        known = {
            idea.external_id: idea
            for idea in Idea.objects.filter(process=self.process).exclude(external_id="").select_for_update()
        }
        new, changed = [], []
        for number, row in ideas:
            idea = known.get(row.external_id)
            if idea is None:
                new.append(self._new(row))
                self.report.take(number, row.external_id)
            elif self._update(idea, row, number):
                changed.append(idea)
        Idea.objects.bulk_create(new, batch_size=BATCH)
        Idea.objects.bulk_update(changed, [*_columns(COMPARED), "search_text", "changed_at"], batch_size=BATCH)
        self._tell(ideas)

    def _read(self, rows: Iterable[Row]) -> list[Numbered]:
        """All refusals of a file are told at once."""
        found: list[Numbered] = []
        first: dict[str, int] = {}
        for row in rows:
            try:
                idea = idea_of(row)
                if idea.external_id in first:
                    raise RowRefusedError(  # noqa: TRY301 (one place that refuses)
                        _("The key stands in row %(row)s already.") % {"row": first[idea.external_id]}
                    )
            except RowRefusedError as error:
                self.report.refuse(row.number, str(error), row["external_id"])
                continue
            first[idea.external_id] = row.number
            found.append((row.number, idea))
        return found

    def _values(self, row: ImportedIdea) -> dict[str, Any]:
        """What the file says; a cell that is empty or unknown says nothing about topic, area and date."""
        field_id = self.categories.get(row.category.casefold()) if row.category else None
        area = area_of_point(self.areas, row.lon, row.lat) if row.lon is not None and row.lat is not None else None
        said = {"field_of_action_id": field_id, "area_id": area.pk if area else None, "created_at": row.created}
        return {
            "title": row.title,
            "text": row.text,
            "source_url": row.url,
            "lat": row.lat,
            "lon": row.lon,
            **{name: value for name, value in said.items() if value is not None},
        }

    def _new(self, row: ImportedIdea) -> Idea:
        values = {"created_at": timezone.now(), **self._values(row)}
        return Idea(
            process=self.process,
            external_id=row.external_id,
            stage_id=self.stage_id,
            submission_key=uuid.uuid4(),
            channel=self.channel,
            visibility=Idea.Visibility.PUBLISHED,
            search_text=fold(f"{row.title} {row.text}"),
            shuffle_a=secrets.randbelow(SHUFFLE),
            shuffle_b=secrets.randbelow(SHUFFLE),
            **values,
        )

    def _update(self, idea: Idea, row: ImportedIdea, number: int) -> bool:
        different = {name: value for name, value in self._values(row).items() if getattr(idea, name) != value}
        if not different:
            self.report.leave(number, row.external_id)
            return False
        for name, value in different.items():
            setattr(idea, name, value)
        idea.search_text = fold(f"{idea.title} {idea.text} {idea.place_note}")
        idea.changed_at = timezone.now()
        names = ", ".join(name.removesuffix("_id") for name in different)
        self.report.change(number, row.external_id, _("Changed in the file: %(names)s.") % {"names": names})
        return True

    def _tell(self, ideas: list[Numbered]) -> None:
        for sentence, numbers in notes_on(ideas, self.categories).items():
            self.report.note(f"{_named(numbers)}: {sentence}")
        counts = {outcome.value: self.report.count(outcome) for outcome in Outcome}
        if counts[Outcome.TAKEN] or counts[Outcome.CHANGED]:
            record_act(
                actor=None,
                action="ideas.imported",
                subject=f"processes.process:{self.process.pk}",
                area=self.process.area,
                details={"source": self.report.source, **counts},
            )


def notes_on(ideas: list[Numbered], categories: Container[str]) -> dict[str, list[int]]:
    """What was left out or shortened, with its rows."""
    notes: dict[str, list[int]] = defaultdict(list)
    for number, row in ideas:
        if row.shortened:
            notes[
                _("the title has more than 120 characters. It was shortened; the text begins with all of it.")
            ].append(number)
        if row.url_left_out:
            cell = shortened(row.url_left_out)
            notes[_("“%(cell)s” is no web address and was left out.") % {"cell": cell}].append(number)
        if row.category and row.category.casefold() not in categories:
            cell = shortened(row.category)
            notes[_("the category “%(cell)s” is unknown and was left out.") % {"cell": cell}].append(number)
    return notes


def _columns(names: Iterable[str]) -> list[str]:
    return [name.removesuffix("_id") for name in names]


def _named(numbers: list[int]) -> str:
    listed = ", ".join(map(str, numbers[:ROWS_NAMED]))
    if len(numbers) > ROWS_NAMED:
        return _("Rows %(rows)s and %(more)s more") % {"rows": listed, "more": len(numbers) - ROWS_NAMED}
    return _("Rows %(rows)s") % {"rows": listed}
