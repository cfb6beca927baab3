"""How do workers learn that something waits? By a hint after commit that may get lost: the beat tick comes anyway.

A thread of its own sends the hints, so that no vote waits for Redis, neither when it is away nor when it hangs.
It sends each hint once per second at most and keeps quiet for some seconds after a failure.
"""

import logging
import os
import threading
from time import sleep

from celery import current_app
from django.db import transaction

logger = logging.getLogger(__name__)

EVERY = 1.0
QUIET_AFTER_FAILURE = 5.0


def nudge(task: str) -> None:
    """Ask for `task` after the current transaction commits."""
    transaction.on_commit(lambda: _messenger.ask(task))


class Messenger:
    """Collects the names of tasks; its thread starts with the first one."""

    def __init__(self) -> None:
        self.wanted: set[str] = set()
        self.wake = threading.Event()
        self.starting = threading.Lock()
        self.thread: threading.Thread | None = None

    def ask(self, task: str) -> None:
        self.wanted.add(task)
        self.wake.set()
        if self.thread is None:
            self._start()

    def _start(self) -> None:
        with self.starting:
            if self.thread is None:
                self.thread = threading.Thread(target=self._run, name="nudge", daemon=True)
                self.thread.start()

    def _run(self) -> None:
        while self.wake.wait():
            self.wake.clear()
            sleep(EVERY if self.send_all() else QUIET_AFTER_FAILURE)

    def send_all(self) -> bool:
        """False after the first failure; what is left is dropped, for the tick finds it."""
        while self.wanted:
            task = self.wanted.pop()
            try:
                current_app.send_task(task, retry=False)
            except Exception as error:  # noqa: BLE001 (whatever a broker's library raises, the tick counts it)
                logger.warning("No worker told about %s (%s); the next tick finds it.", task, type(error).__name__)
                self.wanted.clear()
                return False
        return True


_messenger = Messenger()


def _start_anew() -> None:
    """A forked process has no threads but its own."""
    global _messenger  # noqa: PLW0603 (one per process)
    _messenger = Messenger()


os.register_at_fork(after_in_child=_start_anew)
