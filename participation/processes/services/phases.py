"""How does the way of a process get its steps?"""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from participation.accounts.models import Account
from participation.audit.services import record_act
from participation.processes.models import Phase, Process
from participation.processes.services.editing import locked
from participation.texts import Translations


@dataclass(frozen=True, slots=True)
class PhaseDetails:
    kind: str
    title: Translations
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def set_phase(*, account: Account, process_id: int, details: PhaseDetails, phase_id: int | None = None) -> Phase:
    """Add a phase, or change the one that is named."""
    process = locked(account, process_id)
    if phase_id is None:
        # Pressing the button twice makes the same phase once.
        phase, new = Phase.objects.get_or_create(process=process, **asdict(details))
        if new:
            _record(account, process, "phase.added", phase)
        return phase
    phase = Phase.objects.get(pk=phase_id, process=process)
    for name, value in asdict(details).items():
        setattr(phase, name, value)
    phase.save()
    _record(account, process, "phase.changed", phase)
    return phase


@transaction.atomic
def remove_phase(*, account: Account, process_id: int, phase_id: int) -> None:
    process = locked(account, process_id)
    phase = Phase.objects.filter(pk=phase_id, process=process).first()
    if phase is not None:
        _record(account, process, "phase.removed", phase)
        phase.delete()


def _record(account: Account, process: Process, action: str, phase: Phase) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"processes.process:{process.pk}",
        area=process.area,
        details={
            "kind": phase.kind,
            "starts_at": phase.starts_at.isoformat(),
            "ends_at": phase.ends_at.isoformat(),
        },
    )
