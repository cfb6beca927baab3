"""Who may do what with a survey, and if not, why?"""

from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.accounts.models import Account
from participation.accounts.rules import may_read_evidence, may_work_at_desk
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process
from surveys.models import Survey
from surveys.rules import TOO_EARLY

CLOSED = Refused("survey_closed", _("This survey is closed. Open it again before you change it."))
NOT_PUBLISHED = Refused("survey_not_published", _("This survey has not been published yet."))
NOT_CLOSED = Refused("survey_not_closed", _("This survey is open already."))
TIME_IS_OVER = Refused("survey_time_over", _("The closing date has passed. Set a later one first."))
STILL_RUNS = Refused(
    "survey_still_runs", _("Close the survey first. Results that grow answer by answer tell single answers.")
)
STILL_COUNTING = Refused("still_counting", _("Some answers are still being counted. Try again in a few minutes."))
FORMS_WAIT = Refused("forms_wait", _("Keyed forms lie in an open stack. Close the stack first, then they count."))
WERE_PUBLIC = Refused(
    "results_were_public", _("Its results were public. Opened again, they would tell the answers that come new.")
)
RELEASED = Refused("results_were_released", _("Its results are released. What came later would tell single answers."))
ALL_COUNTED = Refused("all_counted", _("All answers are counted. What came later would tell single answers."))
STILL_OPEN = Refused("survey_still_open", _("People can still answer. Close the survey first."))
PAPER_MAY_COME = Refused(
    "paper_may_come",
    _("Some answers wait, because forms on paper may still come. Say on the page “Paper” when all are in."),
)
NEEDS_PROOF = Refused(
    "kiosk_needs_open_process", _("Here each person has an own access. A kiosk fits only where everybody may answer.")
)
NOT_PUBLIC = Refused("results_not_public", _("These results are not public."))
ARCHIVED = Refused("process_archived", _("This process is archived. Nothing new begins in it."))


def may_create_survey(account: Account | None, process: Process) -> Answer:
    answer = may_work_at_desk(account, process.area)
    if not answer:
        return answer
    return ARCHIVED if process.state == Process.State.ARCHIVED else ALLOWED


def may_see_at_desk(account: Account | None, survey: Survey) -> Answer:
    return may_work_at_desk(account, survey.process.area)


def may_edit(account: Account | None, survey: Survey) -> Answer:
    """Settings stay open after closing, so that a closing date can be moved; questions do not."""
    answer = may_see_at_desk(account, survey)
    if not answer:
        return answer
    return CLOSED if survey.state == Survey.State.CLOSED else ALLOWED


def may_key_in(account: Account | None, survey: Survey, at: datetime | None = None) -> Answer:
    """Forms in a stack are worked on until the results are released; how long new ones come in: paper_rules.py."""
    answer = may_see_at_desk(account, survey)
    if not answer:
        return answer
    if survey.state == Survey.State.DRAFT:
        return NOT_PUBLISHED
    if survey.opens_at and (at or timezone.now()) < survey.opens_at:
        return TOO_EARLY
    return RELEASED if survey.results_released_at else ALLOWED


def may_run_kiosk(account: Account | None, survey: Survey) -> Answer:
    """Only where anybody may answer: at a kiosk nobody proves who they are."""
    answer = may_close(account, survey)
    if not answer:
        return answer
    return ALLOWED if survey.process.eligibility == Process.Eligibility.OPEN else NEEDS_PROOF


def may_close(account: Account | None, survey: Survey) -> Answer:
    answer = may_see_at_desk(account, survey)
    if not answer:
        return answer
    return ALLOWED if survey.state == Survey.State.PUBLISHED else NOT_PUBLISHED


def may_reopen(account: Account | None, survey: Survey, at: datetime | None = None) -> Answer:
    answer = may_see_at_desk(account, survey)
    if not answer:
        return answer
    if survey.state != Survey.State.CLOSED:
        return NOT_CLOSED
    if survey.results_released_at:
        return WERE_PUBLIC
    if survey.mixed_at_end:
        return ALL_COUNTED
    moment = at or timezone.now()
    return TIME_IS_OVER if survey.closes_at and survey.closes_at <= moment else ALLOWED


def may_take_answers(account: Account | None, survey: Survey) -> Answer:
    """Row by row: only who works with them. Officials read the evaluation, which protects small groups (ADR 0019)."""
    answer = may_see_at_desk(account, survey)
    if not answer:
        return answer
    return NOT_PUBLISHED if survey.current_id is None else ALLOWED


def may_handle_results(account: Account | None, survey: Survey) -> Answer:
    """Staff and officials: whoever reads the evaluation decides when everybody may."""
    return may_read_evidence(account, survey.process.area)


def may_release_results(account: Account | None, survey: Survey) -> Answer:
    answer = may_handle_results(account, survey)
    if not answer:
        return answer
    return ALLOWED if survey.state == Survey.State.CLOSED else STILL_RUNS


def may_withdraw_results(account: Account | None, survey: Survey) -> Answer:
    answer = may_handle_results(account, survey)
    if not answer:
        return answer
    return ALLOWED if survey.results_public else NOT_PUBLIC
