"""Is the process in a phase that grants this?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Phase, Process
from participation.processes.selectors import open_phases, phases_of

NOT_PUBLIC = Refused("not_public", _("This process is not open to the public."))
TOO_EARLY = Refused("too_early", _("This has not begun yet."))
TOO_LATE = Refused("too_late", _("This has ended. Thank you to everybody who took part."))
NEVER = Refused("no_such_phase", _("This process does not include this step."))


def is_open_for(process: Process, kind: Phase.Kind, at: datetime | None = None) -> Answer:
    """Asked by every service before a contribution is stored."""
    if process.state != Process.State.PUBLISHED:
        return NOT_PUBLIC
    moment = at or timezone.now()
    if any(phase.kind == kind for phase in open_phases(process, moment)):
        return ALLOWED
    same_kind = [phase for phase in phases_of(process) if phase.kind == kind]
    if not same_kind:
        return NEVER
    return TOO_EARLY if any(moment < phase.starts_at for phase in same_kind) else TOO_LATE
