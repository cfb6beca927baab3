"""When are messages sent? On a nudge after the act, and every minute anyway."""

from celery import shared_task

from participation.notices import services


@shared_task(name=services.SEND_TASK)
def send_due() -> int:
    return services.send_due()
