"""Who may make a report, write in it, release it, and read it, and when?"""

from collections.abc import Collection

from django.utils.translation import gettext_lazy as _

from dashboards.models import Report
from dashboards.rules import may_read
from participation.accounts.models import Account
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process
from surveys.selectors.counted import answered_surveys

NOT_MADE = Refused("not_made", _("The report is not made yet."))
RELEASED = Refused("released", _("This report is released. Make a new one to change something."))
WITHDRAWN = Refused("withdrawn", _("This report was taken back. Make a new one."))
NOT_RELEASED = Refused("not_released", _("Only a released report can be taken back."))
RESULTS_FIRST = Refused(
    "results_first", _("Release the results of all surveys in it first. A report tells everybody what they say.")
)
NOT_FOR_ALL = Refused("not_for_all", _("This report is not public."))
# Papers for a council or a funder are handed to those; what residents are to read lies on the results page.
FOR_RESIDENTS = (Report.Variant.FULL, Report.Variant.PLAIN, Report.Variant.POSTER)


def may_write_report(account: Account | None, report: Report) -> Answer:
    may = may_read(account, report.process)
    if not may:
        return may
    if report.state == Report.State.RELEASED:
        return RELEASED
    if report.state == Report.State.WITHDRAWN:
        return WITHDRAWN
    return ALLOWED if report.state == Report.State.READY else NOT_MADE


def may_release_report(account: Account | None, report: Report) -> Answer:
    """Whoever reads it may make a council decide: nothing in it may be secret then."""
    may = may_write_report(account, report)
    if not may:
        return may
    public = {survey.slug for survey in answered_surveys(report.process_id) if survey.public}
    return ALLOWED if set(report.content["surveys"]) <= public else RESULTS_FIRST


def may_withdraw_report(account: Account | None, report: Report) -> Answer:
    may = may_read(account, report.process)
    return (ALLOWED if report.state == Report.State.RELEASED else NOT_RELEASED) if may else may


def may_be_read_by_all(
    process: Process, variant: str, told: Collection[str], public: Collection[str], *, tells_of_ideas: bool
) -> Answer:
    """Of a released report. `told` are the surveys in it: whoever takes their results back takes the report back."""
    if variant not in FOR_RESIDENTS or process.state == Process.State.DRAFT:
        return NOT_FOR_ALL
    figures = set(told) <= set(public) and (process.results_released or not tells_of_ideas)
    return ALLOWED if figures else NOT_FOR_ALL
