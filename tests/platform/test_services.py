"""Do the tests really run on the servers that we mean?"""

import os

import pytest
import redis
from django.conf import settings
from django.db import connection

on_postgresql = pytest.mark.skipif(os.environ.get("QS_TEST_DB") == "sqlite", reason="this run is on SQLite")


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    wanted = os.environ.get("QS_TEST_DB", "postgresql")
    assert connection.vendor == wanted
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)


@on_postgresql
@pytest.mark.django_db
def test_postgresql_sorts_as_germans_do() -> None:
    with connection.cursor() as cursor:
        words = "ARRAY['Zebra', 'Übung', 'apfel', 'Ute', 'Äpfel']"
        cursor.execute(f"SELECT word FROM unnest({words}) AS word ORDER BY word")
        assert [row[0] for row in cursor.fetchall()] == ["apfel", "Äpfel", "Übung", "Ute", "Zebra"]


@on_postgresql
@pytest.mark.django_db
def test_jit_is_off_because_it_costs_more_than_short_queries_do() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW jit")
        assert cursor.fetchone() == ("off",)


def test_redis_answers_in_the_database_of_this_worker() -> None:
    number = int(os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw")) + 1
    assert settings.CELERY_BROKER_URL.endswith(f"?virtual_host={number}")
    with redis.Redis(unix_socket_path=os.environ["QS_TEST_REDIS_SOCKET"], db=number) as client:
        assert client.ping()
