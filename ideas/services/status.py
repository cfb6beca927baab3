"""How does the status of an idea move, and its timeline with it?"""

from datetime import date

from ideas.models import Idea, StatusChange
from participation.accounts.models import Account

REASON = 500


def change_locked(
    *, idea: Idea, new: str, reason: str, changed_by: Account | None, due_on: date | None
) -> StatusChange:
    """Needs the idea's row locked by the caller. A longer reason is cut: the full one stands where it was given."""
    change = StatusChange.objects.create(
        idea=idea, old=idea.status, new=new, reason=_cut(reason), due_on=due_on, changed_by=changed_by
    )
    idea.status = new
    idea.save(update_fields=["status", "changed_at"])
    return change


def _cut(text: str) -> str:
    return text if len(text) <= REASON else f"{text[: REASON - 2].rsplit(' ', 1)[0]} …"
