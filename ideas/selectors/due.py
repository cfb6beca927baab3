"""By when has somebody promised news about an idea, and which ideas are late?"""

from collections import defaultdict
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from ideas.models import Idea, OfficialResponse, Stage, Update
from ideas.selectors.way import ANSWER_WITHIN_DAYS, ENDED

# The last promise of a day holds. Without one the first answer is due some days after receipt, and nothing after it.
# What came from another platform was promised nothing here.
ANSWER_PROMISED = Q(news_due_on__isnull=True, answered=False, external_id="") & ~Q(status=Idea.Status.DECIDED)


def due_day(idea: Idea, *, answered: bool, answer_days: int) -> date | None:
    """The same as `late_ideas` says, for one idea."""
    if idea.status in ENDED:
        return None
    if idea.news_due_on or answered or idea.external_id or idea.status == Idea.Status.DECIDED:
        return idea.news_due_on
    return answer_day(idea.created_at, answer_days)


def answer_day(received: datetime, days: int) -> date:
    return timezone.localdate(received) + timedelta(days=days)


def with_answered(ideas: QuerySet[Idea]) -> QuerySet[Idea]:
    """Published ones, with whether somebody has `answered` or told news."""
    heard = Q(Exists(OfficialResponse.objects.filter(idea=OuterRef("pk"))))
    heard |= Q(Exists(Update.objects.filter(idea=OuterRef("pk"), hidden=False)))
    return ideas.filter(visibility=Idea.Visibility.PUBLISHED).annotate(answered=heard)


def late_ideas(ideas: QuerySet[Idea], today: date, answer_days: dict[int, int]) -> QuerySet[Idea]:
    """News were promised for a day that is over, or the first answer was due; `answer_days` as `own_answer_days`."""
    usual = Q(created_at__date__lt=today - timedelta(days=ANSWER_WITHIN_DAYS)) & ~Q(process__in=answer_days)
    by_days: dict[int, list[int]] = defaultdict(list)
    for process_id, days in answer_days.items():
        by_days[days].append(process_id)
    for days, processes in by_days.items():
        usual |= Q(created_at__date__lt=today - timedelta(days=days), process__in=processes)
    return with_answered(ideas.exclude(status__in=ENDED)).filter(Q(news_due_on__lt=today) | (ANSWER_PROMISED & usual))


def own_answer_days() -> dict[int, int]:
    """Days to the first answer of the processes that say so themselves; one short statement."""
    own = Stage.objects.filter(status=Idea.Status.RECEIVED, days__isnull=False)
    return {process: days for process, days in own.values_list("process_id", "days") if days}
