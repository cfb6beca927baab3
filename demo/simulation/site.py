"""Where does the simulation run? On a site that is given, or on one of its own: Redis, worker with beat, web server."""

import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from demo.supervisor import redis_server
from demo.supervisor.child import Child
from demo.supervisor.environment import TEMPORARY
from demo.supervisor.ports import held_port
from demo.supervisor.readiness import redis_answers, wait_for, web_answers


@dataclass(frozen=True, slots=True)
class OwnSite:
    """`worker` counts and keeps the beat; a test may kill it and start it again."""

    address: str
    worker: Child


@contextlib.contextmanager
def own_site(*, workers: int = 1, broker: str = "") -> Iterator[str]:
    """Its address."""
    with own_parts(workers=workers, broker=broker) as site:
        yield site.address


@contextlib.contextmanager
def own_parts(*, workers: int = 1, broker: str = "") -> Iterator[OwnSite]:
    """It uses the configured database, and a private Redis if the configured one does not answer."""
    folder = Path(tempfile.mkdtemp(prefix="qs-simulate-", dir=TEMPORARY))
    before, children = dict(os.environ), list[Child]()
    try:
        # All residents come from one network, and within minutes.
        os.environ["QS_RATE_LIMITS"] = "0"
        _start_redis(folder, children, broker or settings.CELERY_BROKER_URL)
        worker = _start(children, folder, "worker", _worker_command(folder))
        with held_port() as port:
            web = _start(children, folder, "web", _web_command(port, workers))
            wait_for(web, lambda: web_answers(f"http://127.0.0.1:{port}/"))
            yield OwnSite(f"http://127.0.0.1:{port}", worker)
    finally:
        for child in reversed(children):
            child.stop()
        os.environ.clear()
        os.environ.update(before)
        shutil.rmtree(folder, ignore_errors=True)


def _start(children: list[Child], folder: Path, name: str, command: list[str]) -> Child:
    child = Child(name=name, command=command, log=folder / f"{name}.log")
    children.append(child)
    child.start()
    return child


def _start_redis(folder: Path, children: list[Child], configured: str) -> None:
    """The children inherit the address through the environment."""
    if redis_answers(configured.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")):
        os.environ["REDIS_URL"] = os.environ["QS_BROKER_URL"] = configured
        return
    socket = folder / "redis.sock"
    redis = _start(children, folder, "Redis", redis_server.command(socket))
    wait_for(redis, lambda: redis_answers(f"unix://{socket}"))
    os.environ["REDIS_URL"] = os.environ["QS_BROKER_URL"] = f"redis+socket://{socket}?virtual_host=0"
    os.environ["QS_CACHE_URL"] = f"unix://{socket}?db=1"


def _worker_command(folder: Path) -> list[str]:
    options = ("--pool", "threads", "--concurrency", "2", "--beat", "--schedule", str(folder / "beat"))
    quiet = ("--without-gossip", "--without-mingle", "--loglevel", "WARNING")
    return [sys.executable, "-m", "celery", "--app", "participation.celery", "worker", *options, *quiet]


def _web_command(port: int, workers: int) -> list[str]:
    options = ("--interface", "wsgi", "--workers", str(workers), "--blocking-threads", "4", "--no-ws")
    place = ("--host", "127.0.0.1", "--port", str(port), "--log-level", "warning")
    return [sys.executable, "-m", "granian", *options, *place, "participation.wsgi:application"]
