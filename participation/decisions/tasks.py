"""When are addresses forgotten that nobody confirmed? Every night."""

from celery import shared_task

from participation.decisions.services import subscribing


@shared_task(name="decisions.forget_unconfirmed")
def forget_unconfirmed() -> int:
    return subscribing.forget_unconfirmed()
