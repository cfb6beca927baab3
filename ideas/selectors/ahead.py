"""What comes next for an idea, by when and from whom, and what nobody has promised yet?"""

from collections.abc import Sequence
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ideas.models import Idea
from ideas.selectors.due import due_day
from ideas.selectors.timeline import Step, Told, past
from ideas.selectors.way import ENDED, ORDER, WayStep, days_to_answer, first_step

GONE = (Idea.Visibility.REJECTED, Idea.Visibility.WITHDRAWN)


def timeline(idea: Idea, told: Told, way: Sequence[WayStep]) -> list[Step]:
    """The whole way: what was, what is promised, what is open."""
    return [*past(idea, told, way), *_ahead(idea, told, way)]


def _ahead(idea: Idea, told: Told, way: Sequence[WayStep]) -> list[Step]:
    if idea.status in ENDED or idea.visibility in GONE:
        return []
    return [*_promised(idea, told, way), *_review(told), *_open(idea, way)]


def _promised(idea: Idea, told: Told, way: Sequence[WayStep]) -> list[Step]:
    """A promise that was not kept stays on the page and says so."""
    answered = told.answered
    due = due_day(idea, answered=answered, answer_days=days_to_answer(way))
    if due is None:
        return []
    if due < timezone.localdate():
        what = _("This is late: more news") if answered else _("This is late: an answer")
        return [Step(what, due, office=told.office, state="late")]
    return [Step(_("More news") if answered else _("An answer"), due, office=told.office, state="next")]


def _review(told: Told) -> list[Step]:
    last = told.decisions[0] if told.decisions else None
    if last is None or last.review_on < timezone.localdate():
        return []
    return [Step(_("We look at it again"), last.review_on, office=last.office, state="next")]


def _open(idea: Idea, way: Sequence[WayStep]) -> list[Step]:
    """Steps behind the one where the idea stands; done and not done are one end."""
    open_steps = [step for step in way[_behind(idea, way) :] if step.status not in ENDED]
    steps = [_open_step(step, _decision_day(idea, step)) for step in open_steps]
    done = first_step(way, Idea.Status.DONE).words
    return [*steps, Step(_("%(done)s, or a reason why not") % {"done": done}, state="open")]


def _open_step(step: WayStep, day: date | None) -> Step:
    # "Decided" would sound as if it had been.
    usual = step.status == Idea.Status.DECIDED and not step.title
    return Step(_("Decision") if usual else step.words, day, state="next" if day else "open")


def _behind(idea: Idea, way: Sequence[WayStep]) -> int:
    """Where in the way the next step is. A state that the way lacks lies where its turn would be."""
    for number, step in enumerate(way):
        if step.stage_id == idea.stage_id and step.status == idea.status:
            return number + 1
    turn = ORDER.index(idea.status)
    return sum(ORDER.index(step.status) <= turn for step in way)


def _decision_day(idea: Idea, step: WayStep) -> date | None:
    decides = idea.process.promise_decides_on
    if step.status != Idea.Status.DECIDED or idea.status == Idea.Status.DECIDED or not decides:
        return None
    return decides if decides >= timezone.localdate() else None
