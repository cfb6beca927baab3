"""What happens next in a process, and when? Phases that are open or ahead, then the promised decision."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from participation.processes.days import last_day
from participation.processes.models import Process
from participation.processes.selectors import phases_of
from participation.texts import Translations


@dataclass(frozen=True, slots=True)
class Step:
    first: date
    last: date
    what: Translations
    now: bool


def coming_steps(process: Process) -> list[Step]:
    """No query where the phases are read already."""
    now = timezone.now()
    return [
        Step(timezone.localdate(phase.starts_at), last_day(phase.ends_at), phase.title, phase.starts_at <= now)
        for phase in phases_of(process)
        if phase.ends_at > now
    ]
