"""Who may say that ideas mean the same, and who may object?"""

from django.utils.translation import gettext_lazy as _

from ideas.models import Grouping, Idea
from ideas.rules.moderating import may_see_at_desk
from ideas.rules.reading import is_author
from participation.accounts.models import Account
from participation.allowed import ALLOWED, Answer, Refused

NOT_HERE = Refused("not_here", _("One of these ideas is not public here. Choose again."))
IS_MEMBER = Refused("is_member", _("This idea counts at another one already. Choose that one as the main idea."))
IN_A_GROUP = Refused("in_a_group", _("One of these ideas is in another group. Undo that first."))
NOT_YOURS = Refused("not_author", _("Only whoever wrote one of the two ideas can object here."))
IS_UNDONE = Refused("undone", _("This was undone already. Both ideas count by themselves again."))


def may_group(account: Account | None, idea: Idea) -> Answer:
    """Whoever checks or answers ideas."""
    return may_see_at_desk(account, idea)


def may_be_main(idea: Idea) -> Answer:
    if idea.visibility != Idea.Visibility.PUBLISHED:
        return NOT_HERE
    return ALLOWED if idea.main_id in (None, idea.pk) else IS_MEMBER


def may_join(idea: Idea, main: Idea) -> Answer:
    if idea.visibility != Idea.Visibility.PUBLISHED or idea.process_id != main.process_id or idea.pk == main.pk:
        return NOT_HERE
    return ALLOWED if idea.main_id is None else IN_A_GROUP


def may_object(account: Account | None, proven: frozenset[int], grouping: Grouping) -> Answer:
    """Each author for the own idea, by account or with the code of the receipt."""
    if not objects_as(account, proven, grouping):
        return NOT_YOURS
    return ALLOWED if grouping.undone_at is None else IS_UNDONE


def objects_as(account: Account | None, proven: frozenset[int], grouping: Grouping) -> Idea | None:
    """Whose words an objection would be: those of the grouped idea before those of the main one."""
    return next((idea for idea in (grouping.idea, grouping.main) if is_author(account, proven, idea)), None)
