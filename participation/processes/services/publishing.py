"""When do residents see a process, and when is it over?"""

from django.db import transaction

from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act
from participation.processes.models import Process
from participation.processes.publishing_rules import may_publish
from participation.processes.services.editing import locked

ACTS = {
    Process.State.PUBLISHED: "process.published",
    Process.State.ARCHIVED: "process.archived",
}


@transaction.atomic
def publish_process(*, account: Account, process_id: int) -> None:
    """Also opens a finished one again."""
    process = locked(account, process_id)
    require(may_publish(process))
    _move(account, process, Process.State.PUBLISHED)


@transaction.atomic
def archive_process(*, account: Account, process_id: int) -> None:
    """Everything stays readable, nothing can be added."""
    process = locked(account, process_id)
    if process.state == Process.State.PUBLISHED:
        _move(account, process, Process.State.ARCHIVED)


def _move(account: Account, process: Process, state: Process.State) -> None:
    if process.state == state:
        return
    process.state = state
    process.save(update_fields=["state"])
    record_act(
        actor=account,
        action=ACTS[state],
        subject=f"processes.process:{process.pk}",
        area=process.area,
        details={"process": process.slug},
    )
