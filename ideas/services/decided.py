"""How does a decision, or the released answer of an office, reach the idea? Called inside the act's own transaction."""

import uuid

from django.db import transaction

from ideas.models import Idea
from ideas.selectors.way import first_step, way_of
from ideas.services.responses import Reply, answer_idea
from ideas.services.status import change_locked, promised_by
from participation.accounts.models import Account

# Outcome of a decision -> status of the idea; a deferred or forwarded idea stays open.
STATUS_AFTER = {
    "adopt": Idea.Status.DECIDED,
    "adopt_in_part": Idea.Status.DECIDED,
    "decline": Idea.Status.NOT_DONE,
    "defer": Idea.Status.CHECKING,
    "forward": Idea.Status.CHECKING,
}


@transaction.atomic
def apply_decision(
    *, idea_id: int, decided_by: Account, reason: str, status: str, office: str = "", decision_id: int | None = None
) -> None:
    """`status` is an outcome of a decision ("adopt") or a status of an idea ("decided").

    The caller has checked `may_decide` and writes the audit record of the decision. A status that holds
    already gets its step in the timeline all the same: the decision is news.
    """
    idea = Idea.objects.select_for_update().get(pk=idea_id)
    new = STATUS_AFTER.get(status) or Idea.Status(status)
    step = first_step(way_of(idea.process_id), new)
    change_locked(
        idea=idea,
        step=step,
        reason=reason,
        changed_by=decided_by,
        due_on=promised_by(step),
        office=office,
        decision_id=decision_id,
    )


def publish_answer_of_office(
    *, idea_id: int, released_by: Account, office: str, signed: str, text: str, reason: str, key: uuid.UUID
) -> None:
    """It becomes the official answer of the idea; `key` is that of the question, so that it appears once."""
    reply = Reply(text=text, office=office, reason=reason, signed=signed)
    answer_idea(idea_id=idea_id, author=released_by, reply=reply, submission_key=key)
