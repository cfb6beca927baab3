"""When are responses counted, and drafts dropped? On a nudge and every two seconds; every night."""

from celery import shared_task

from participation.tally.engine import fold_all
from surveys.services.answering import drop_old_drafts
from surveys.services.tallying import RESPONSES


@shared_task(name="surveys.fold_responses")
def fold_responses() -> int:
    return fold_all(RESPONSES, limit=500)


@shared_task(name="surveys.drop_old_drafts")
def drop_drafts() -> int:
    return drop_old_drafts()
