"""Until when may forms on paper be keyed in that came before the survey ended, and when is everything in?"""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from participation.accounts.models import Account
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.days import last_day
from participation.processes.models import Phase
from participation.processes.selectors import phases_of
from participation.web.phrases import day_long
from surveys.desk_rules import ALL_COUNTED, FORMS_WAIT, STILL_OPEN, may_key_in
from surveys.models import Survey
from surveys.rules import has_ended
from surveys.selectors.keying import filled_forms_wait, waits_to_count

COMPLETE = Refused(
    "paper_complete", gettext_lazy("The team has said that all forms are in. Now everything is counted.")
)
# Whoever pressed "send" at the last moment has arrived by then.
STRAGGLERS = timedelta(minutes=10)


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
    if answer and survey.mixed_at_end:
        return ALL_COUNTED
    if answer and survey.paper_complete_at:
        return COMPLETE
    last = last_paper_day(survey)
    if not answer or last is None or timezone.localdate(at or timezone.now()) <= last:
        return answer
    sentence = _("Forms could be keyed in until %(day)s. The settings of the survey can allow more days.")
    return Refused("paper_too_late", sentence % {"day": day_long(last)})


def may_say_all_is_in(account: Account | None, survey: Survey, at: datetime | None = None) -> Answer:
    """Before the last day for paper; then whatever waits is counted, and nothing comes any more."""
    answer = may_key_in(account, survey, at)
    if not answer:
        return answer
    if not has_ended(survey, at):
        return STILL_OPEN
    if survey.mixed_at_end:
        return ALL_COUNTED
    return FORMS_WAIT if waits_to_count(survey) else ALLOWED


def all_is_in(survey: Survey, at: datetime | None = None) -> bool:
    """Nothing can come any more, neither online nor on paper: so the last step of the counts tells of nobody."""
    moment = at or timezone.now()
    if not has_ended(survey, moment) or filled_forms_wait(survey):
        return False
    end = ended_at(survey)
    if end is None or end > moment:
        return True  # closed by hand, before the day of it was written down
    if moment < end + STRAGGLERS:
        return False
    last = last_paper_day(survey)
    said = survey.paper_complete_at or survey.results_released_at
    return bool(said) or last is None or timezone.localdate(moment) > last
