"""What is late or waits for release in an area: answers of offices, measures, decisions that nobody looked at again?"""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from participation.decisions.models import Decision, Measure, MeasureNews, OfficeQuestion
from participation.places.models import Area

State = OfficeQuestion.State


def late_questions(area: Area, today: date) -> QuerySet[OfficeQuestion]:
    return _questions(area).filter(state__in=[State.OPEN, State.SENT_BACK], due_on__lt=today)


def answers_to_release(area: Area) -> QuerySet[OfficeQuestion]:
    return _questions(area).filter(state=State.ANSWERED)


def late_measures(area: Area, today: date) -> QuerySet[Measure]:
    open_ones = Q(state__in=[Measure.State.PLANNED, Measure.State.UNDER_WAY], due_on__lt=today)
    here = Q(decision__process__area__path__startswith=area.path)
    return Measure.objects.filter(open_ones, here).select_related("decision__process")


def silent_decisions(area: Area, today: date) -> QuerySet[Decision]:
    """To be looked at again by a day that is over, and nothing was told of a measure from that day on."""
    told = MeasureNews.objects.filter(
        measure__decision=OuterRef("pk"), hidden=False, happened_on__gte=OuterRef("review_on")
    )
    found = Decision.objects.filter(process__area__path__startswith=area.path, review_on__lt=today)
    return found.filter(~Exists(told)).select_related("process").order_by("review_on")


def _questions(area: Area) -> QuerySet[OfficeQuestion]:
    return OfficeQuestion.objects.filter(process__area__path__startswith=area.path).select_related("process")
