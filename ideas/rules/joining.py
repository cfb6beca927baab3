"""Who may join in with an idea, invite those who do, ask the town for something and answer that; and if not, why?"""

import uuid

from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, Need
from ideas.rules.moderating import may_answer
from ideas.rules.reading import is_author
from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.allowed import ALLOWED, Answer, Refused
from participation.eligibility.identity import Identity, Participant, key_apart
from participation.eligibility.rules import may_take_part
from participation.processes.models import Process

BY_RESIDENTS = (Idea.Delivery.SELF, Idea.Delivery.TOGETHER)
# In cents. What a residents' fund gives for one project; more is a case for the budget.
MOST_MONEY = 100_000

NOT_PUBLISHED = Refused("not_published", _("This idea is not public."))
A_WISH = Refused("a_wish", _("This idea is a wish to the administration. There is nothing to join in with yet."))
ENDED = Refused("ended", _("This idea has come to its end. Thank you to everybody who joined in."))
CLOSED = Refused("not_public", _("This process has ended. Ask the neighbourhood office how to join in."))
NOT_AUTHOR = Refused("not_author", _("Only whoever wrote the idea can ask for this. Enter the code from your receipt."))


def is_carried_out_here(idea: Idea) -> bool:
    return idea.delivery in BY_RESIDENTS


def is_open_to_join(idea: Idea) -> Answer:
    """As long as the process is open, also between its phases: hands are needed when votes are counted."""
    if idea.visibility != Idea.Visibility.PUBLISHED:
        return NOT_PUBLISHED
    if not is_carried_out_here(idea):
        return A_WISH
    if idea.status in (Idea.Status.DONE, Idea.Status.NOT_DONE):
        return ENDED
    return ALLOWED if idea.process.state == Process.State.PUBLISHED else CLOSED


def may_join(identity: Identity, idea: Idea) -> Participant | Refused:
    """The participant who joins in, or the reason why not."""
    answer = is_open_to_join(idea)
    return answer if isinstance(answer, Refused) else may_take_part(identity, idea.process)


def helper_key(idea: Idea, who: Participant) -> uuid.UUID:
    """Beside it stand name, e-mail and telephone: nobody gets from there to the votes of the same person."""
    return key_apart(idea.process_id, who, "joins")


def may_see_contacts(account: Account | None, idea: Idea) -> Answer:
    """The desk of the place. Moderators and officials learn how many there are, and no more."""
    return may_work_at_desk(account, idea.process.area)


def may_record_contributor(account: Account | None, idea: Idea) -> Answer:
    return may_see_contacts(account, idea) and is_open_to_join(idea)


def may_ask(account: Account | None, proven: frozenset[int], idea: Idea) -> Answer:
    if not is_author(account, proven, idea):
        return NOT_AUTHOR
    return ALLOWED if is_carried_out_here(idea) else A_WISH


def may_answer_need(account: Account | None, need: Need) -> Answer:
    return may_answer(account, need.idea)
