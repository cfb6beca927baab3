"""How do the steps of a decision through the bodies enter the record? Each change leaves a line in the audit record."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.decisions.models import Decision, Deliberation
from participation.decisions.rules import may_follow_up


@dataclass(frozen=True, slots=True)
class Step:
    """Names are those of the columns."""

    body: str
    role: str
    meets_on: date
    agenda_number: str = ""
    outcome: str = Deliberation.Outcome.OPEN
    note: str = ""


@transaction.atomic
def set_step(
    *, account: Account, decision_id: int, step: Step, step_id: int | None = None
) -> tuple[Deliberation, list[str]]:
    """The step and what changed. A body meets once a day on it, so a second press of the button changes nothing."""
    decision = locked_decision(account, decision_id)
    if step_id:
        found, new = decision.deliberations.get(pk=step_id), False
    else:
        found, new = decision.deliberations.get_or_create(
            body=step.body, meets_on=step.meets_on, defaults=asdict(step) | {"recorded_by": account}
        )
    changed = [name for name, value in asdict(step).items() if new or getattr(found, name) != value]
    if not new:
        for name in changed:
            setattr(found, name, getattr(step, name))
        found.save(update_fields=changed)
    if changed:
        _record(account, decision, "decision.step_set", found)
    return found, changed


@transaction.atomic
def remove_step(*, account: Account, decision_id: int, step_id: int) -> bool:
    """One that was entered by mistake; says whether it was there."""
    decision = locked_decision(account, decision_id)
    found = decision.deliberations.filter(pk=step_id).first()
    if found is None:
        return False
    _record(account, decision, "decision.step_removed", found)
    found.delete()
    return True


def locked_decision(account: Account, decision_id: int) -> Decision:
    """For whoever may say what becomes of it; call it inside a transaction."""
    found = Decision.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=decision_id)
    require(may_follow_up(account, found.process.area))
    return found


def _record(account: Account, decision: Decision, action: str, step: Deliberation) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"decisions.decision:{decision.pk}",
        area=decision.process.area,
        details={"body": step.body, "meets_on": step.meets_on.isoformat(), "outcome": str(step.outcome)},
    )
