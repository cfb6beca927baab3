"""How is a process prepared and changed? By the desk of its area; each act stands in the audit record."""

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act
from participation.places.models import Area
from participation.processes.models import Process
from participation.texts import Translations

FIXED = Refused(
    "eligibility_is_fixed", _("Who may take part is fixed from the first publication on. Otherwise votes would differ.")
)


@dataclass(frozen=True, slots=True)
class ProcessDetails:
    """What staff say about a process; names are those of the columns."""

    title: Translations
    summary: Translations
    eligibility: str
    moderation: str
    support_votes: bool
    responsible_id: int
    promise_open: Translations
    promise_decides: Translations
    promise_decides_on: date | None
    promise_fixed: Translations
    results_released: bool
    surveys_read_twice: bool = False
    comments: str = Process.Comments.OFF


@transaction.atomic
def create_process(*, account: Account, area: Area, slug: str, details: ProcessDetails) -> Process:
    """A draft; the short name in the address is unique, so a second press of the button makes no second one."""
    require(may_work_at_desk(account, area))
    process = Process.objects.create(area=area, slug=slug, **asdict(details))
    _record(account, process, "process.created")
    return process


@transaction.atomic
def change_process(*, account: Account, process_id: int, details: ProcessDetails) -> list[str]:
    """Returns the names of the columns that changed."""
    process = locked(account, process_id)
    if process.state != Process.State.DRAFT and details.eligibility != process.eligibility:
        raise NotAllowed(FIXED)
    changed = [name for name, value in asdict(details).items() if getattr(process, name) != value]
    for name in changed:
        setattr(process, name, getattr(details, name))
    if changed:
        process.save(update_fields=changed)
        _record(account, process, "process.changed", columns=changed)
    return changed


def locked(account: Account, process_id: int) -> Process:
    """The process under a row lock, for whoever works at its desk; call it inside a transaction."""
    process = Process.objects.select_related("area").select_for_update(of=("self",)).get(pk=process_id)
    require(may_work_at_desk(account, process.area))
    return process


def _record(account: Account, process: Process, action: str, **details: list[str]) -> None:
    record_act(
        actor=account,
        action=action,
        subject=f"processes.process:{process.pk}",
        area=process.area,
        details={"process": process.slug, **details},
    )
