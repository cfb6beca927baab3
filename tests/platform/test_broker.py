"""How does Celery stand a Redis that goes away and comes back?"""

import shutil
import threading
import time
from collections.abc import Iterator

import pytest
from kombu.exceptions import OperationalError

from participation.broker import LONGEST_WAIT, SoonBack
from participation.celery import app
from tests.servers import Redis, make_folder


@pytest.fixture
def redis() -> Iterator[Redis]:
    server = Redis(make_folder())
    yield server
    server.stop()
    shutil.rmtree(server.folder)


def test_celery_uses_the_connection_that_is_soon_back() -> None:
    assert isinstance(app.connection_for_read(), SoonBack)
    assert isinstance(app.connection_for_write(), SoonBack)


@pytest.mark.faults
def test_it_is_back_within_two_seconds_after_a_long_outage(redis: Redis) -> None:
    waits: list[float] = []
    back_at: list[float] = []

    def wait_for_redis() -> None:
        with SoonBack(redis.broker_url()) as connection:
            connection.ensure_connection(lambda _error, wait: waits.append(wait), 20)
            back_at.append(time.monotonic())

    waiting = threading.Thread(target=wait_for_redis)
    waiting.start()
    time.sleep(6)
    redis.start()
    began = time.monotonic()
    waiting.join(timeout=30)
    assert max(waits) == LONGEST_WAIT
    assert back_at[0] - began < LONGEST_WAIT + 1


def test_sending_to_a_redis_that_is_away_fails_at_once(redis: Redis) -> None:
    began = time.monotonic()
    with app.connection_for_write(redis.broker_url()) as connection, pytest.raises(OperationalError):
        app.send_task("ideas.fold_votes", connection=connection, retry=False)
    assert time.monotonic() - began < 1
