"""How does the status of an idea move, and its timeline with it?"""

from datetime import date, timedelta

from django.utils import timezone

from ideas.models import Idea, StatusChange
from ideas.selectors.way import ENDED, WayStep
from participation.accounts.models import Account

REASON = 500


def change_locked(
    *,
    idea: Idea,
    step: WayStep,
    reason: str,
    changed_by: Account | None,
    due_on: date | None = None,
    office: str = "",
    decision_id: int | None = None,
) -> StatusChange:
    """Needs the idea's row locked by the caller. A longer reason is cut: the full one stands where it was given."""
    change = StatusChange.objects.create(
        idea=idea,
        old=idea.status,
        new=step.status,
        stage_id=step.stage_id,
        reason=_cut(reason),
        office=office,
        due_on=due_on,
        decision_id=decision_id,
        changed_by=changed_by,
    )
    idea.status, idea.stage_id, idea.news_due_on = step.status, step.stage_id, due_on
    idea.save(update_fields=["status", "stage", "news_due_on", "changed_at"])
    return change


def promised_by(step: WayStep) -> date | None:
    """The day until which the process promises news at this step, if it does. The first answer is another matter."""
    if step.days is None or step.status in (Idea.Status.RECEIVED, *ENDED):
        return None
    return timezone.localdate() + timedelta(days=step.days)


def _cut(text: str) -> str:
    return text if len(text) <= REASON else f"{text[: REASON - 2].rsplit(' ', 1)[0]} …"
