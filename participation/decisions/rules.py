"""Who may say what becomes of a decision?"""

from participation.accounts.models import Account
from participation.accounts.rules import may_decide, may_work_at_desk
from participation.allowed import Answer
from participation.places.models import Area


def may_follow_up(account: Account | None, area: Area) -> Answer:
    """Staff and officials: steps through the bodies, measures, questions to offices. Deciding is another rule."""
    return may_decide(account, area) or may_work_at_desk(account, area)
