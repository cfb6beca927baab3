"""How does the administration answer an idea, and move its status?"""

import uuid
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ideas.models import Idea, OfficialResponse, StatusChange
from ideas.rules.moderating import may_answer
from ideas.selectors.way import way_of
from ideas.services.news import tell_followers
from ideas.services.status import change_locked, promised_by
from participation.accounts.models import Account
from participation.allowed import NotAllowed, Refused, require
from participation.audit.services import record_act

NO_SUCH_STEP = Refused("no_such_step", _("This step is gone. Somebody has changed the way. Choose again."))


@dataclass(frozen=True, slots=True)
class Reply:
    """What an office answers; names are those of the columns."""

    text: str
    office: str
    reason: str = ""
    cost: int | None = None
    cost_class: str = ""
    signed: str = ""


@transaction.atomic
def answer_idea(
    *, idea_id: int, author: Account, reply: Reply, submission_key: uuid.UUID
) -> tuple[OfficialResponse, bool]:
    """The answer, and whether it is new: the same form sent twice is one answer."""
    idea = _locked(idea_id)
    require(may_answer(author, idea))
    answer, new = OfficialResponse.objects.get_or_create(
        submission_key=submission_key, defaults={"idea": idea, "author": author, **asdict(reply)}
    )
    if new:
        _record(idea, author, "idea.answered", "")
        tell_followers(idea, key=f"answer:{answer.pk}", template="idea_answered", office=reply.office)
    return answer, new


@dataclass(frozen=True, slots=True)
class NewStatus:
    """`step` is the key of a step of the process's way: a status, or the number of a step of its own."""

    step: str
    reason: str
    office: str = ""
    due_on: date | None = None


@transaction.atomic
def change_status(*, idea_id: int, changed_by: Account, to: NewStatus) -> StatusChange | None:
    """None when exactly this stands there already: a second press changes nothing.

    Without a day of its own the step promises what the process promises for it.
    """
    idea = _locked(idea_id)
    require(may_answer(changed_by, idea))
    step = next((step for step in way_of(idea.process_id) if step.key == to.step), None)
    if step is None:
        raise NotAllowed(NO_SUCH_STEP)
    due_on = to.due_on or promised_by(step)
    last = idea.status_changes.order_by("-id").first()
    wanted = (step.status, step.stage_id, to.reason, to.office, due_on)
    if last and (last.new, last.stage_id, last.reason, last.office, last.due_on) == wanted:
        return None
    change = change_locked(
        idea=idea, step=step, reason=to.reason, changed_by=changed_by, due_on=due_on, office=to.office
    )
    _record(idea, changed_by, "idea.status_changed", change.reason)
    tell_followers(idea, key=f"status:{change.pk}", template="idea_status", status=step.status, reason=change.reason)
    return change


def _locked(idea_id: int) -> Idea:
    return Idea.objects.select_related("process__area").select_for_update(of=("self",)).get(pk=idea_id)


def _record(idea: Idea, actor: Account, action: str, reason: str) -> None:
    record_act(actor=actor, action=action, subject=f"ideas.idea:{idea.pk}", area=idea.process.area, reason=reason)
