"""What does a server process prepare before the first visitor waits for it?

Only what can be made anew at any time: without it, or while it is made, requests get the same answers later.
"""

import logging
from collections.abc import Callable
from threading import Thread

from django.db import connections

log = logging.getLogger(__name__)
_prepared: list[Callable[[], object]] = []


def register(prepare: Callable[[], object]) -> None:
    """In `AppConfig.ready`; commands and workers never run it."""
    _prepared.append(prepare)


def warm_up() -> Thread:
    """Beside the first requests: a server answers at once."""
    thread = Thread(target=_prepare, name="warm up", daemon=True)
    thread.start()
    return thread


def _prepare() -> None:
    try:
        for prepare in _prepared:
            prepare()
    except Exception:
        # Perhaps the database is not there yet. Nothing is lost but the head start.
        log.warning("Could not prepare everything before the first request.", exc_info=True)
    finally:
        connections.close_all()
