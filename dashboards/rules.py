"""Who may read the evidence of a process, and who may decide on it?"""

from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_decide, may_read_evidence
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process


def may_read(account: Account | None, process: Process) -> Answer:
    return may_read_evidence(account, process.area)


def may_record_decision(account: Account | None, process: Process) -> Answer:
    return may_decide(account, process.area)


def may_read_published(process: Process) -> Answer:
    """Anybody, once the results were released."""
    if process.state == Process.State.DRAFT or not process.results_released:
        return Refused("not_released", _("The results are not public yet."))
    return ALLOWED
