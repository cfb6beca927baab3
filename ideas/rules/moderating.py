"""Who may check, answer and move ideas?"""

from ideas.models import Idea
from participation.accounts.models import Account
from participation.accounts.rules import may_decide, may_moderate, may_work_at_desk
from participation.allowed import Answer


def may_check(account: Account | None, idea: Idea) -> Answer:
    return may_moderate(account, idea.process.area)


def may_answer(account: Account | None, idea: Idea) -> Answer:
    """Staff and officials speak for the administration; moderators do not."""
    return may_decide(account, idea.process.area) or may_work_at_desk(account, idea.process.area)


def may_see_at_desk(account: Account | None, idea: Idea) -> Answer:
    return may_check(account, idea) or may_answer(account, idea)
