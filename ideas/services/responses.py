"""How does the administration answer an idea, and move its status?"""

import uuid
from datetime import date

from django.db import transaction

from ideas.models import Idea, OfficialResponse, StatusChange
from ideas.rules.moderating import may_answer
from ideas.services.news import tell_followers
from ideas.services.status import change_locked
from participation.accounts.models import Account
from participation.allowed import require
from participation.audit.services import record_act


@transaction.atomic
def answer_idea(
    *, idea_id: int, author: Account, text: str, office: str, submission_key: uuid.UUID
) -> tuple[OfficialResponse, bool]:
    """The answer, and whether it is new: the same form sent twice is one answer."""
    idea = _locked(idea_id)
    require(may_answer(author, idea))
    answer, new = OfficialResponse.objects.get_or_create(
        submission_key=submission_key, defaults={"idea": idea, "text": text, "office": office, "author": author}
    )
    if new:
        _record(idea, author, "idea.answered", "")
        tell_followers(idea, key=f"answer:{answer.pk}", template="idea_answered", office=office)
    return answer, new


@transaction.atomic
def change_status(
    *, idea_id: int, changed_by: Account, status: Idea.Status, reason: str, due_on: date | None = None
) -> StatusChange | None:
    """None when exactly this stands there already: a second press changes nothing."""
    idea = _locked(idea_id)
    require(may_answer(changed_by, idea))
    last = idea.status_changes.order_by("-id").first()
    if last and (last.new, last.reason, last.due_on) == (status, reason, due_on):
        return None
    change = change_locked(idea=idea, new=status, reason=reason, changed_by=changed_by, due_on=due_on)
    _record(idea, changed_by, "idea.status_changed", change.reason)
    tell_followers(idea, key=f"status:{change.pk}", template="idea_status", status=str(status), reason=change.reason)
    return change


def _locked(idea_id: int) -> Idea:
    return Idea.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=idea_id)


def _record(idea: Idea, actor: Account, action: str, reason: str) -> None:
    record_act(actor=actor, action=action, subject=f"ideas.idea:{idea.pk}", area=idea.process.area, reason=reason)
