"""How far did the ideas of a process come, and how many days did each step take? For dashboards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from django.db.models import F, Min
from django.utils import timezone

from ideas.models import Idea, OfficialResponse, StatusChange
from ideas.selectors.visible import ONCE

Status = Idea.Status
# An idea that stands at one of these has come through the step, whichever way it took.
BEYOND = {
    "checked": frozenset({Status.CHECKING, Status.IN_COMMITTEE, Status.DECIDED, Status.DONE, Status.NOT_DONE}),
    "decided": frozenset({Status.DECIDED, Status.DONE, Status.NOT_DONE}),
    "done": frozenset({Status.DONE}),
}


@dataclass(frozen=True, slots=True)
class Step:
    """`days` is the median from the day an idea came in; of `known` ideas the day of the step is on record."""

    key: str
    ideas: int
    days: float | None = None
    known: int = 0


@dataclass(frozen=True, slots=True)
class _Stands:
    came_on: date
    status: str


def funnel_of(process_id: int) -> tuple[Step, ...]:
    """Published ideas, those that mean the same once: came in, looked at, decided, done. Three queries."""
    public = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED)
    ideas = {pk: _Stands(_day(at), status) for pk, at, status in public.values_list("pk", "created_at", "status")}
    # From one state into the same one is a new day for news, no step.
    moves = StatusChange.objects.filter(idea__in=public).exclude(old="").exclude(old=F("new"))
    reached = list(moves.values_list("idea", "new").annotate(at=Min("at")).order_by("idea", "new"))
    answers = OfficialResponse.objects.filter(idea__in=public).values_list("idea").annotate(at=Min("answered_at"))
    answered = dict(answers.order_by("idea"))
    steps = [Step("came", len(ideas))]
    for key, beyond in BEYOND.items():
        through = {pk for pk, idea in ideas.items() if idea.status in beyond}
        when = [(pk, at) for pk, new, at in reached if new in beyond]
        if key == "checked":
            through |= answered.keys() & ideas.keys()
            when += list(answered.items())
        steps.append(_step(key, through, when, ideas))
    return tuple(steps)


def _step(key: str, through: set[int], when: Iterable[tuple[int, datetime]], ideas: dict[int, _Stands]) -> Step:
    """Only ideas that are still through it: a step that was taken back took no days."""
    first: dict[int, datetime] = {}
    for pk, at in when:
        if pk in through:
            first[pk] = min(at, first.get(pk, at))
    days = [max(0, (_day(at) - ideas[pk].came_on).days) for pk, at in first.items()]
    return Step(key, len(through), median(days) if days else None, len(days))


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
