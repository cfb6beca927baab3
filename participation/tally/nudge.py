"""How do workers learn that something waits? By a hint after commit that may get lost: the beat tick comes anyway.

A hint costs a round trip to Redis, so each process sends one per task and second at most. After a failure it
keeps quiet for some seconds: while Redis is away, votes must not wait for it.
"""

import logging
from time import monotonic

from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

logger = logging.getLogger(__name__)

EVERY = 1.0
QUIET_AFTER_FAILURE = 10.0

_not_before: dict[str, float] = {}


def nudge(task: str) -> None:
    """Ask for `task` after the current transaction commits."""
    transaction.on_commit(lambda: _send(task))


def _send(task: str) -> None:
    now = monotonic()
    if now < _not_before.get(task, 0.0):
        return
    _not_before[task] = now + EVERY
    try:
        current_app.send_task(task, retry=False)
    except (OSError, OperationalError) as error:
        for name in {*_not_before, task}:
            _not_before[name] = monotonic() + QUIET_AFTER_FAILURE
        logger.warning("No worker told about %s (%s); the next tick will find it.", task, type(error).__name__)
