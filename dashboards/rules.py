"""Who may read the evidence of a process, and who may decide on it?"""

from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_decide, may_read_evidence
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process
from surveys.selectors.counted import AnsweredSurvey


def may_read(account: Account | None, process: Process) -> Answer:
    return may_read_evidence(account, process.area)


def may_record_decision(account: Account | None, process: Process) -> Answer:
    return may_decide(account, process.area)


NOT_RELEASED = Refused("not_released", _("The results are not public yet."))


def may_read_results(process: Process, survey: AnsweredSurvey | None) -> Answer:
    """Anybody: those of a survey once they were released, those on ideas once the process says so."""
    released = process.results_released if survey is None else survey.public
    return ALLOWED if released and process.state != Process.State.DRAFT else NOT_RELEASED
