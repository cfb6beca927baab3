"""Does background work run in tests as it does in reality: through Redis, in another thread, on the same database?"""

import threading

import pytest

from participation.celery import app
from participation.places.models import Area
from participation.places.services import add_area
from tests.worker import Eventually

THREADS: list[str] = []


@app.task(name="tests.add_area")
def add_area_later(name: str) -> None:
    THREADS.append(threading.current_thread().name)
    add_area(name=name, slug=name.lower(), kind=Area.Kind.MUNICIPALITY)


@pytest.mark.both
def test_a_task_runs_in_the_worker_and_its_rows_are_there(worker: None, eventually: Eventually) -> None:
    add_area_later.delay("Altstadt")
    eventually(lambda: Area.objects.filter(slug="altstadt").exists(), what="the new area")
    assert THREADS[-1] != threading.main_thread().name


def test_what_never_happens_is_said(eventually: Eventually) -> None:
    with pytest.raises(AssertionError, match="the miracle did not happen within 0 s"):
        eventually(lambda: False, seconds=0.1, what="the miracle")
