"""Which proposals are on the table, at what cost, with which office, until when? And what do residents bring?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from ideas.models import Contributor, Idea, IdeaTally, OfficialResponse
from ideas.selectors.visible import ONCE
from participation.web.phrases import money

OVER = (Idea.Status.DECIDED, Idea.Status.DONE, Idea.Status.NOT_DONE)


@dataclass(frozen=True, slots=True)
class ProposalRow:
    """`cost` in words, from the newest official answer; empty where no office has said it."""

    id: int
    title: str
    supports: int
    status: str
    cost: str
    office: str
    next_on: date | None


@dataclass(frozen=True, slots=True)
class Brought:
    """`by_kind` counts people who join in, by what they bring; `ideas` those that residents carry out."""

    by_kind: tuple[tuple[str, int], ...]
    ideas: int


def proposals_of(process_id: int, limit: int = 5) -> list[ProposalRow]:
    """Published ideas on which nobody has decided yet, most support first; two queries."""
    counted = IdeaTally.objects.filter(idea=OuterRef("pk")).values("value")
    found = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED).exclude(status__in=OVER)
    found = found.annotate(supports=Coalesce(Subquery(counted), 0, output_field=IntegerField()))
    ideas = list(found.defer("text").order_by("-supports", "pk")[:limit])
    answers: dict[int, OfficialResponse] = {}
    for answer in OfficialResponse.objects.filter(idea__in=ideas).order_by("id"):
        answers[answer.idea_id] = answer
    return [_row(idea, answers.get(idea.pk)) for idea in ideas]


def brought_to(process_id: int) -> Brought:
    """Two queries."""
    public = Q(idea__process=process_id, idea__visibility=Idea.Visibility.PUBLISHED)
    rows = Contributor.objects.filter(public).values_list("brings").annotate(n=Count("pk")).order_by("-n", "brings")
    own = Idea.objects.filter(ONCE, process=process_id, visibility=Idea.Visibility.PUBLISHED)
    carried = own.exclude(delivery=Idea.Delivery.WISH).count()
    return Brought(tuple((str(Contributor.Brings(kind).label), n) for kind, n in rows), carried)


def _row(idea: Idea, answer: OfficialResponse | None) -> ProposalRow:
    cost = ""
    if answer is not None:
        cost = money(answer.cost) if answer.cost is not None else str(answer.get_cost_class_display())
    supports: int = idea.supports  # type: ignore[attr-defined]
    office = answer.office if answer else ""
    return ProposalRow(idea.pk, idea.title, supports, str(idea.get_status_display()), cost, office, idea.news_due_on)
