"""When are reports made? On a nudge after somebody asked for one, and by the tick where the hint got lost."""

from celery import shared_task

from dashboards.services.reporting import make_waiting


@shared_task(name="dashboards.make_reports")
def make_reports() -> int:
    return make_waiting()
