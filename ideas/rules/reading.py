"""Who may see an idea that is not public (yet, or any more)?"""

from django.utils.translation import gettext_lazy as _

from ideas.models import Idea
from participation.accounts.models import Account
from participation.allowed import ALLOWED, Answer, Refused
from participation.processes.models import Process

NOT_PUBLIC = Refused("not_found", _("There is no such idea here."))


def is_author(account: Account | None, proven: frozenset[int], idea: Idea) -> bool:
    """By account, or by the code of the receipt (`proven` holds the ideas that it was entered for)."""
    return idea.pk in proven or (account is not None and idea.author_id == account.pk)


def may_read(account: Account | None, proven: frozenset[int], idea: Idea) -> Answer:
    """Published ideas everybody; the others only whoever wrote them. Moderators read them at their desk."""
    if idea.process.state == Process.State.DRAFT:
        return NOT_PUBLIC
    if idea.visibility == Idea.Visibility.PUBLISHED or is_author(account, proven, idea):
        return ALLOWED
    return NOT_PUBLIC


def may_withdraw(account: Account | None, proven: frozenset[int], idea: Idea) -> Answer:
    if is_author(account, proven, idea):
        return ALLOWED
    return Refused("not_author", _("Only whoever wrote the idea can withdraw it. Enter the code from your receipt."))
