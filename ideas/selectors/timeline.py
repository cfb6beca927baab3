"""Which way has an idea come, and what comes next by when?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from ideas.models import Idea, OfficialResponse, StatusChange
from ideas.selectors.wording import status_wording

SETTLED = (Idea.Status.DECIDED, Idea.Status.DONE, Idea.Status.NOT_DONE)


@dataclass(frozen=True, slots=True)
class Step:
    """`state` is done, now or next."""

    day: date
    what: str | Promise
    more: str = ""
    state: str = "done"


def timeline(idea: Idea, responses: Sequence[OfficialResponse], changes: Sequence[StatusChange]) -> list[Step]:
    """Oldest first. The last change of status is marked; a promised day after today stands below it."""
    received = timezone.localtime(idea.created_at)
    moved = [change for change in changes if change.old]
    dated = [(change.at, _change(change, now=change is moved[-1])) for change in moved]
    dated += [
        (answer.answered_at, Step(_day(answer.answered_at), _("Answer: %(office)s") % {"office": answer.office}))
        for answer in responses
    ]
    steps = [step for _moment, step in sorted(dated, key=lambda pair: pair[0])]
    first = Step(received.date(), _("Submitted"), state="done" if moved else "now")
    return [first, *steps, *_next(idea, changes)]


def _change(change: StatusChange, *, now: bool) -> Step:
    return Step(_day(change.at), status_wording(change.new).words, change.reason, "now" if now else "done")


def _next(idea: Idea, changes: Sequence[StatusChange]) -> list[Step]:
    today = timezone.localdate()
    due = changes[-1].due_on if changes else None
    found = [Step(due, _("News at the latest"), state="next")] if due and due >= today else []
    decides = idea.process.promise_decides_on
    if decides and decides >= today and idea.status not in SETTLED:
        found.append(Step(decides, _("Decision about this process"), state="next"))
    return found


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()
