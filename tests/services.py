"""Which servers does a test run use? Its own PostgreSQL and Redis, started before Django reads its settings.

Loaded by `addopts = -p tests.services`. The controller starts them once, xdist's workers inherit them.
`QS_TEST_DB=sqlite` leaves PostgreSQL out; `QS_DB_POOL=1` switches Django's connection pool on.
"""

import atexit
import os
import shutil
from collections.abc import Callable

import pytest

from scripts.compile_messages import main as compile_messages
from tests.servers import Postgres, Redis, Server, ServerMissingError, make_folder, remove_stale_folders

SECRET = "only-for-tests-only-for-tests-only-for-tests-only-for-tests"


def _worker_number() -> int:
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw")) + 1


def _set_environment(postgres: Postgres | None, redis: Redis) -> None:
    os.environ.update(
        {
            "QS_TESTING": "1",
            "SECRET_KEY": SECRET,
            "QS_PSEUDONYM_KEY": SECRET[::-1],
            "QS_DB_POOL": os.environ.get("QS_DB_POOL", "0"),
            "QS_TEST_REDIS_SOCKET": str(redis.socket),
            "QS_TEST_SQLITE": str(redis.folder / "test.sqlite3"),
            "DATABASE_URL": postgres.url("quartierstimme") if postgres else "",
            "EMAIL_URL": "memorymail://",
            # Playwright's loop runs in the thread of the test, so Django would refuse the ORM there.
            "DJANGO_ALLOW_ASYNC_UNSAFE": "1",
        }
    )
    for name in ("QS_CACHE_URL", "DEBUG", "QS_DEMO", "QS_HTTPS", "ALLOWED_HOSTS"):
        os.environ.pop(name, None)


def _set_broker(socket: str) -> None:
    """Each worker gets a Redis database of its own, else another worker's Celery takes the task."""
    url = f"redis+socket://{socket}?virtual_host={_worker_number()}"
    os.environ.update({"REDIS_URL": url, "QS_BROKER_URL": url})


def _start(servers: list[Server], stop: Callable[[], None]) -> None:
    try:
        for server in servers:
            server.start()
    except ServerMissingError as error:
        stop()
        raise pytest.UsageError(str(error)) from None


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    inherited = os.environ.get("QS_TEST_REDIS_SOCKET", "")
    if "PYTEST_XDIST_WORKER" in os.environ and inherited:
        _set_broker(inherited)
        return
    compile_messages()  # tests read German pages
    remove_stale_folders()
    folder = make_folder()
    redis = Redis(folder)
    postgres = None if os.environ.get("QS_TEST_DB") == "sqlite" else Postgres(folder)

    def stop() -> None:
        for server in (redis, postgres):
            if server:
                server.stop()
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    _start([server for server in (postgres, redis) if server], stop)
    _set_environment(postgres, redis)
    _set_broker(str(redis.socket))
    early_config.add_cleanup(stop)
