"""How far did the ideas of a process come, and how many days did each step take? For dashboards."""

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, F, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Least, TruncDate

from ideas.models import Idea, OfficialResponse, StatusChange
from ideas.selectors.visible import ONCE

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

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


def funnel_of(process_id: int) -> tuple[Step, ...]:
    """Published ideas, those that mean the same once: came in, looked at, decided, done. Four queries."""
    public = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED)
    came = Step("came", public.count())
    return (came, *(_step(key, beyond, public) for key, beyond in BEYOND.items()))


def _step(key: str, beyond: frozenset[Status], public: QuerySet[Idea]) -> Step:
    """Only ideas that are still through it: a step that was taken back took no days."""
    # From one state into the same one is a new day for news, no step.
    moves = StatusChange.objects.filter(new__in=beyond).exclude(old="").exclude(old=F("new"))
    moved = _first(moves, "at")
    through = Q(status__in=beyond)
    reached: Combinable = moved
    if key == "checked":
        answered = _first(OfficialResponse.objects.all(), "answered_at")
        through = Q(status__in=beyond) | Q(Exists(OfficialResponse.objects.filter(idea=OuterRef("pk"))))
        reached = Coalesce(Least(moved, answered), moved, answered)  # SQLite knows no least one of a time and nothing
    days = public.filter(through).annotate(came=TruncDate("created_at"), reached=TruncDate(reached))
    rows = list(days.order_by().values_list("came", "reached").annotate(number=Count("pk")))
    known = [max(0, (at - came).days) for came, at, number in rows if at for _idea in range(number)]
    return Step(key, sum(row[2] for row in rows), median(known) if known else None, len(known))


def _first(rows: QuerySet[Any], moment: str) -> Subquery:
    of_idea = rows.filter(idea=OuterRef("pk")).order_by().values("idea")
    return Subquery(of_idea.annotate(first=Min(moment)).values("first"))
