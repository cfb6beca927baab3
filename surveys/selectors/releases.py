"""Whose results can everybody read, and for when are the others promised?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet
from django.utils import timezone

from participation.places.models import Area
from participation.processes.models import Process
from participation.texts import Translations
from surveys.models import Survey


@dataclass(frozen=True, slots=True)
class Release:
    """`promised` is the day that residents read on the cover; `late` means that it has passed."""

    slug: str
    title: Translations
    process_slug: str
    public: bool
    released_on: date | None
    promised: date | None

    @property
    def late(self) -> bool:
        return not self.public and self.promised is not None and self.promised < timezone.localdate()


def releases_of_process(process_id: int) -> list[Release]:
    """Public ones first, the newest on top; one query."""
    return _releases(_known().filter(process=process_id))


def releases_of_area(area: Area) -> list[Release]:
    """In an area and everything below it; one query."""
    return _releases(_known().filter(process__area__path__startswith=area.path))


def _known() -> QuerySet[Survey]:
    known = Survey.objects.exclude(state=Survey.State.DRAFT).exclude(process__state=Process.State.DRAFT)
    newest = F("results_released_at").desc(nulls_last=True)
    return known.select_related("process").defer("draft").order_by("-results_public", newest, "results_on", "pk")


def _releases(found: QuerySet[Survey]) -> list[Release]:
    return [_release(survey) for survey in found if survey.results_public or survey.results_on]


def _release(survey: Survey) -> Release:
    released = survey.results_released_at
    return Release(
        slug=survey.slug,
        title=survey.title,
        process_slug=survey.process.slug,
        public=survey.results_public,
        released_on=timezone.localdate(released) if released and survey.results_public else None,
        promised=survey.results_on,
    )
