"""When are responses mixed and counted, and drafts dropped? On a nudge and by the clock; every night."""

from celery import shared_task

from participation.tally.engine import fold_all
from surveys.services.answering import drop_old_drafts
from surveys.services.crossing import cross_ended
from surveys.services.mixing import forget_old_places, mix_all
from surveys.services.tallying import RESPONSES


@shared_task(name="surveys.fold_responses")
def fold_responses() -> int:
    counted = fold_all(RESPONSES, limit=500)
    cross_ended()
    return counted


@shared_task(name="surveys.mix_responses")
def mix_responses() -> int:
    mixed = mix_all()
    if mixed:
        forget_old_places()
    return mixed


@shared_task(name="surveys.drop_old_drafts")
def drop_drafts() -> int:
    return drop_old_drafts()
