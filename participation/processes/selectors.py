"""Which processes are there, and what is open in them now?"""

from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from participation.places.models import Area
from participation.places.selectors import reaching
from participation.processes.models import Phase, Process


def public_processes(area: Area | None = None) -> QuerySet[Process]:
    """Published and archived processes, newest first; those that concern the people of an area."""
    found = Process.objects.exclude(state=Process.State.DRAFT).select_related("area").order_by("-id")
    return found.filter(reaching(area)) if area else found


def open_phases(process: Process, at: datetime | None = None) -> list[Phase]:
    """Phases open at a moment (default: now); the phases are read once per process object."""
    moment = at or timezone.now()
    return [phase for phase in phases_of(process) if phase.starts_at <= moment < phase.ends_at]


def phases_of(process: Process) -> list[Phase]:
    cached: list[Phase] | None = getattr(process, "_phases_read", None)
    if cached is None:
        cached = list(process.phases.all())
        process._phases_read = cached  # type: ignore[attr-defined]  # noqa: SLF001 (a cache on the instance)
    return cached
