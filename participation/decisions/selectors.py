"""What was decided here? Newest first; figures come as they were frozen."""

from django.db.models import Prefetch, QuerySet

from participation.decisions.figures import fingerprint
from participation.decisions.models import Decision, Measure, MeasureNews, OfficeQuestion
from participation.places.models import Area
from participation.places.selectors import reaching_and_here


def decisions_of_process(process_id: int) -> QuerySet[Decision]:
    return _with_process().filter(process=process_id)


def decisions_of_idea(idea_id: int) -> QuerySet[Decision]:
    return _with_process().filter(idea=idea_id)


def decisions_of_area(area: Area) -> QuerySet[Decision]:
    """What concerns the people of an area; only of processes that residents can see."""
    here = reaching_and_here(area, "process__area", "idea__area")
    return _with_process().filter(here).exclude(process__state="draft")


def measures_of_process(process_id: int) -> QuerySet[Measure]:
    """With the decision that each belongs to; the next day first."""
    return Measure.objects.filter(decision__process=process_id).select_related("decision").order_by("due_on", "pk")


def with_story(decisions: QuerySet[Decision]) -> QuerySet[Decision]:
    """With steps, measures and the news that hold, in three statements however many there are."""
    news = Prefetch("measures__news", MeasureNews.objects.filter(hidden=False))
    return decisions.prefetch_related("deliberations", "measures", news)


def released_answers(process_id: int) -> list[OfficeQuestion]:
    """Of offices, about findings; about ideas they are official answers of these."""
    found = OfficeQuestion.objects.filter(process=process_id, state=OfficeQuestion.State.RELEASED, idea=None)
    return list(found.order_by("-released_at"))


def figures_are_untouched(decision: Decision) -> bool:
    return fingerprint(decision.figures) == decision.figures_sha256


def _with_process() -> QuerySet[Decision]:
    return Decision.objects.select_related("process", "process__area")
