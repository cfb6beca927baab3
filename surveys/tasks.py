"""When are responses counted? On a nudge after a submission, and every two seconds anyway."""

from celery import shared_task

from participation.tally.engine import fold_all
from surveys.services.tallying import RESPONSES


@shared_task(name="surveys.fold_responses")
def fold_responses() -> int:
    return fold_all(RESPONSES, limit=500)
