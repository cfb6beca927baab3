"""Real threads on committed rows of a real PostgreSQL; each thread has a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from django.db import connection

from ideas.models import Idea
from participation.processes.models import Process
from tests.ideas.conftest import new_idea

Result = TypeVar("Result")


def all_at_once(acts: Sequence[Callable[[], Result]]) -> list[Result]:
    """Start all acts at the same moment; their results in the order of the acts."""
    start = Barrier(len(acts))

    def run(act: Callable[[], Result]) -> Result:
        try:
            connection.ensure_connection()
            start.wait(30)
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


@pytest.fixture(autouse=True)
def on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: there is nothing to race for")


@pytest.fixture
def idea(transactional_db: None, process: Process) -> Idea:
    return new_idea(process)
