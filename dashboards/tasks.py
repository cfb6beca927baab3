"""When are reports made and printed? On a nudge; by the tick they are made, too, where the hint got lost."""

from celery import shared_task

from dashboards.services.printing import PRINT_TASK, print_newest
from dashboards.services.reporting import MAKE_TASK, make_waiting


@shared_task(name=MAKE_TASK)
def make_reports() -> int:
    made = make_waiting()
    if made:
        print_newest()
    return made


@shared_task(name=PRINT_TASK)
def print_reports() -> int:
    return print_newest()
