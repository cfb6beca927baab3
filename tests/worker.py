"""How does a test run background work for real? A Celery worker in threads of this process, on the run's own Redis."""

import time
from collections.abc import Callable, Iterator

import pytest
from celery.contrib.testing.worker import start_worker
from django.db import connections

from participation.celery import app

Eventually = Callable[..., None]


@pytest.fixture
def worker(transactional_db: None) -> Iterator[None]:
    """Work off what the test sends. Needs committed rows, hence the transactional database."""
    app.control.purge()  # what earlier tests sent into the void
    with start_worker(app, perform_ping_check=False, pool="threads", concurrency=2, shutdown_timeout=20):
        yield
    app.control.purge()
    connections.close_all()


@pytest.fixture
def eventually() -> Eventually:
    """Wait until a condition holds: `eventually(lambda: Vote.objects.exists(), seconds=5)`."""

    def wait(condition: Callable[[], object], *, seconds: float = 10, what: str = "it") -> None:
        deadline = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < deadline, f"{what} did not happen within {seconds:.0f} s"
            time.sleep(0.05)

    return wait
