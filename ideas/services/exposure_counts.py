"""How many people had each idea before them? Counted anew from the rows, so that no crash can count one twice."""

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from ideas.models import Exposure, ExposureStart, ExposureTally, IdeaTally
from ideas.rules.voting import takes_votes
from participation.processes.models import Process
from participation.processes.rules import TOO_LATE


def count_looks() -> int:
    """In every process that takes supports, from the first time on. Number of processes."""
    begun = set(ExposureStart.objects.values_list("process_id", flat=True))
    for process in Process.objects.filter(state=Process.State.PUBLISHED).prefetch_related("phases"):
        if process.pk not in begun and takes_votes(process):
            _begin(process)
    running = list(ExposureStart.objects.filter(ended=False).order_by("pk").values_list("process_id", flat=True))
    for process_id in running:
        _count(process_id)
    return len(running)


@transaction.atomic
def _begin(process: Process) -> None:
    """Supports that are there already are kept apart: who had those ideas before them was not counted."""
    _start, made = ExposureStart.objects.get_or_create(process=process, defaults={"since": timezone.localdate()})
    if not made:
        return
    there = IdeaTally.objects.filter(idea__process=process, value__gt=0).values_list("idea_id", "value")
    ExposureTally.objects.bulk_create(
        [ExposureTally(idea_id=idea_id, supports_before=value) for idea_id, value in there], ignore_conflicts=True
    )


@transaction.atomic
def _count(process_id: int) -> None:
    """One at a time, so that an older count never takes the place of a newer one."""
    start = ExposureStart.objects.select_for_update().get(process=process_id)
    if start.ended:
        return
    rows = Exposure.objects.filter(idea__process=process_id).order_by().values_list("idea_id")
    ExposureTally.objects.bulk_create(
        [ExposureTally(idea_id=idea_id, value=views) for idea_id, views in rows.annotate(views=Count("pk"))],
        update_conflicts=True,
        unique_fields=["idea"],
        update_fields=["value"],
    )


def end_looks() -> int:
    """Where no support can come any more: counted a last time, then the rows are deleted. Number of rows."""
    for start in ExposureStart.objects.filter(ended=False).select_related("process"):
        if is_over(start.process):
            _count(start.process_id)
            ExposureStart.objects.filter(pk=start.pk).update(ended=True)
    ended = ExposureStart.objects.filter(ended=True).values("process")
    # Also what came while the last count was made, or after a process was opened once more.
    return Exposure.objects.filter(idea__process__in=ended).delete()[0]


def is_over(process: Process) -> bool:
    return process.state == Process.State.ARCHIVED or not process.support_votes or takes_votes(process) is TOO_LATE
