"""Which servers does a benchmark run on? PostgreSQL as Debian sets it up (fsync on), Redis, granian with a pool."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.load import cpu
from tests.servers import FORGETFUL, Postgres, Redis, end_with_parent, make_folder, remove_stale_folders

DATABASE = "quartierstimme"
WORKERS = ("--workers", "2", "--blocking-threads", "4")


@dataclass
class Web:
    """One granian; `application` is its WSGI entry."""

    application: str
    environment: dict[str, str]
    log: Path
    port: int = field(init=False)
    process: subprocess.Popen[bytes] = field(init=False)

    def start(self, path: str) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", *WORKERS, "--no-ws"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [*command, "--log-level", "warning", "--port", str(self.port), self.application],
                env={**os.environ, **self.environment},
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=end_with_parent(signal.SIGTERM),  # noqa: PLW1509 (one system call, no locks)
            )
        deadline = time.monotonic() + 60
        while not self._answers(path):
            if time.monotonic() > deadline or self.process.poll() is not None:
                self.stop()
                raise RuntimeError(f"{self.application} does not start: {self.log.read_text()[-800:]}")
            time.sleep(0.2)

    def _answers(self, path: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=5):
                return True
        except urllib.error.HTTPError:
            return True  # it speaks; whether well is checked call by call
        except OSError:
            return False

    def cpu(self) -> float:
        return cpu.seconds(self.process.pid)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()


@dataclass
class Site:
    folder: Path
    postgres: Postgres
    web: Web
    floor: Web

    def postgres_cpu(self) -> float:
        assert self.postgres.process is not None
        return cpu.seconds(self.postgres.process.pid)


def _environment(postgres: Postgres, redis: Redis, folder: Path) -> dict[str, str]:
    return {
        "SECRET_KEY": "only-for-benchmarks-only-for-benchmarks-only-for-benchmarks",
        "QS_PSEUDONYM_KEY": "pseudonyms-only-for-benchmarks-pseudonyms-only-for-benchmarks",
        "DJANGO_SETTINGS_MODULE": "participation.settings",
        "DATABASE_URL": postgres.url(DATABASE),
        "QS_BROKER_URL": redis.broker_url(),
        "REDIS_URL": redis.broker_url(),
        "QS_CACHE_URL": redis.cache_url(1),
        "QS_VAR_DIR": str(folder / "var"),
        "QS_LOG_LEVEL": "WARNING",
        "QS_DEMO": "1",
        # All load comes from one network.
        "QS_RATE_LIMITS": "1000",
        "ALLOWED_HOSTS": "127.0.0.1,testserver",
        "DEBUG": "",
        "QS_TESTING": "",
        "QS_HTTPS": "",
    }


@contextmanager
def running_site(*, quick: bool) -> Iterator[Site]:
    """Start everything, migrate, prepare Django here; stop everything in the end. Quick: no disk is waited for."""
    remove_stale_folders()
    folder = make_folder()
    postgres, redis = Postgres(folder, options=FORGETFUL if quick else ()), Redis(folder)
    environment = _environment(postgres, redis, folder)
    os.environ.update(environment, QS_DB_POOL="0")
    web = Web("participation.wsgi:application", {"QS_DB_POOL": "1"}, folder / "web.log")
    floor = Web("tests.load.floor.wsgi:application", {}, folder / "floor.log")
    started: list[Web] = []
    try:
        postgres.start()
        redis.start()
        _prepare_database(postgres)
        for server, path in ((web, "/healthz"), (floor, "/")):
            server.start(path)
            started.append(server)
        yield Site(folder, postgres, web, floor)
    finally:
        for server in started:
            server.stop()
        redis.stop()
        postgres.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _prepare_database(postgres: Postgres) -> None:
    command = [str(postgres.programs() / "createdb"), "-h", str(postgres.folder), "-U", "postgres", DATABASE]
    subprocess.run(command, check=True)
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    from tests.load.floor.models import TABLE

    with connection.cursor() as cursor:
        cursor.execute(TABLE)
