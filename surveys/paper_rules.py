"""Until when may forms on paper be keyed in that came before the survey ended?"""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from participation.accounts.models import Account
from participation.allowed import Answer, Refused
from participation.processes.days import last_day
from participation.processes.models import Phase
from participation.processes.selectors import phases_of
from participation.web.phrases import day_long
from surveys.desk_rules import may_key_in
from surveys.models import Survey


def ended_at(survey: Survey) -> datetime | None:
    """Closed by hand, on its own day, or with the last survey phase of the process, whichever came first."""
    phases = [phase.ends_at for phase in phases_of(survey.process) if phase.kind == Phase.Kind.SURVEY]
    by_hand = survey.closed_at if survey.state == Survey.State.CLOSED else None
    ends = [end for end in (by_hand, survey.closes_at, max(phases, default=None)) if end is not None]
    return min(ends, default=None)


def last_paper_day(survey: Survey) -> date | None:
    """Closing at midnight means the evening before. None: the survey has no end that anybody knows yet."""
    end = ended_at(survey)
    if end is None:
        return None
    return last_day(end) + timedelta(days=survey.paper_days)


def may_take_forms(account: Account | None, survey: Survey, at: datetime | None = None) -> Answer:
    """A new stack, a new form, or the first entry of one. What was keyed in by then can be corrected and counted."""
    answer = may_key_in(account, survey, at)
    last = last_paper_day(survey)
    if not answer or last is None or timezone.localdate(at or timezone.now()) <= last:
        return answer
    sentence = _("Forms could be keyed in until %(day)s. The settings of the survey can allow more days.")
    return Refused("paper_too_late", sentence % {"day": day_long(last)})
