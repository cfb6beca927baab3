"""Who may support an idea, and if not, why?"""

from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import ALLOWED, Answer, Refused
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.rules import may_take_part
from participation.processes.models import Phase, Process
from participation.processes.rules import is_open_for

NOT_PUBLISHED = Refused("not_published", _("This idea is not public."))
ENDED: dict[str, Refused] = {
    Idea.Status.DONE: Refused("done", _("This idea is done. It takes no more support.")),
    Idea.Status.NOT_DONE: Refused("not_done", _("This idea will not be done. It takes no more support.")),
}
NO_VOTES = Refused("no_votes", _("There is no vote here. The office decides."))


def takes_votes(process: Process) -> Answer:
    return is_open_for(process, Phase.Kind.VOTE) if process.support_votes else NO_VOTES


def is_open_for_votes(idea: Idea) -> Answer:
    """An idea that has come to its end takes none, nor what counts at one; given ones stay and stay counted."""
    if idea.visibility != Idea.Visibility.PUBLISHED:
        return NOT_PUBLISHED
    return takes_votes(idea.process) and _is_under_way(idea)


def _is_under_way(idea: Idea) -> Answer:
    """Support that counts at a main idea needs both."""
    ended = ENDED.get(idea.status)
    if ended is None and idea.main_id != idea.pk and idea.main:
        ended = ENDED.get(idea.main.status)
    return ALLOWED if ended is None else ended


def may_vote(identity: Identity, idea: Idea) -> Participant | Refused:
    """The participant who votes, or the reason why not."""
    answer = is_open_for_votes(idea)
    return answer if isinstance(answer, Refused) else may_take_part(identity, idea.process)


def may_record_vote(account: Account | None, idea: Idea) -> Answer:
    """Staff enter a vote for somebody at the counter, on the phone or from a slip of paper."""
    return may_work_at_desk(account, idea.process.area) and is_open_for_votes(idea)


def may_record_slips(account: Account | None, process: Process) -> Answer:
    """The same for a whole slip, before any idea of it is known."""
    return may_work_at_desk(account, process.area) and takes_votes(process)
