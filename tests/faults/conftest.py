"""A site of its own on the test's database, with a Redis that the test may stop."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from demo.simulation.site import OwnSite, own_parts
from tests.servers import Redis, make_folder


@pytest.fixture
def redis() -> Iterator[Redis]:
    server = Redis(make_folder())
    server.start()
    yield server
    server.stop()
    _remove(server.folder)


def _remove(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


@pytest.fixture
def on_test_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the site's processes read from the environment."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite's single writer makes this a different test")
    server = os.environ["DATABASE_URL"].rpartition("/")[0]
    monkeypatch.setenv("DATABASE_URL", f"{server}/{connection.settings_dict['NAME']}")
    monkeypatch.setenv("QS_DB_POOL", "1")
    monkeypatch.setenv("QS_LOG_LEVEL", "ERROR")


@pytest.fixture
def parts(transactional_db: None, on_test_database: None, redis: Redis) -> Iterator[OwnSite]:
    with own_parts(broker=redis.broker_url()) as site:
        yield site


@pytest.fixture
def site(parts: OwnSite) -> str:
    return parts.address
