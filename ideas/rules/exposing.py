"""Whose look at an idea counts? That of people who could support it here and now, never that of the team."""

from django.utils.translation import gettext_lazy as _

from ideas.rules.voting import takes_votes
from participation.accounts.selectors import has_any_role
from participation.allowed import Refused
from participation.eligibility.identity import Identity, Participant
from participation.eligibility.rules import may_take_part
from participation.processes.models import Process

OWN_TEAM = Refused("own_team", _("What the team looks at is not counted."))


def whose_look(identity: Identity, process: Process) -> Participant | Refused:
    """Without a proof nobody is counted: the first look of a new browser, and programs that take no cookie."""
    answer = takes_votes(process)
    if isinstance(answer, Refused):
        return answer
    if identity.account is not None and has_any_role(identity.account):
        return OWN_TEAM
    return may_take_part(identity, process)
