"""When are the tallies checked? Every night; a difference is an error in the log."""

import logging

from celery import shared_task

from participation.tally.verification import differences

logger = logging.getLogger(__name__)


@shared_task(name="tally.verify")
def verify() -> None:
    for difference in differences():
        logger.error("Tally is off: %s", difference)
