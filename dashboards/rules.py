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


RELEASE_FIRST = Refused(
    "release_first", _("Release the results of this survey first. Everybody reads on which figures you decide.")
)


def may_decide_on_finding(account: Account | None, process: Process, survey: AnsweredSurvey) -> Answer:
    """The figures of a decision are public from the first moment on; results are released as a whole (ADR 0017)."""
    may = may_record_decision(account, process)
    return (ALLOWED if survey.public else RELEASE_FIRST) if may else may
