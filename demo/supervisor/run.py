"""What happens from `manage.py demo` to Ctrl-C?"""

import contextlib
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from django.conf import settings

from demo.credentials import EVERYBODY
from demo.supervisor import redis_server, site
from demo.supervisor.child import Child
from demo.supervisor.errors import DemoError
from demo.supervisor.mailbox import Mailbox
from demo.supervisor.only_one import only_one
from demo.supervisor.ports import free_port
from demo.supervisor.readiness import (
    check_start_page,
    redis_answers,
    wait_for,
    web_answers,
    worker_answers,
)
from demo.supervisor.stopping import StopAsked, ignore_signals, stop_on_signals

Say = Callable[[str], None]
Start = Callable[[str, list[str]], Child]


def run(*, port: int | None, reset: bool, say: Say, waves: bool = False) -> None:
    var = Path(settings.VAR_DIR)
    children: list[Child] = []
    with _run_folder(), only_one(var), stop_on_signals():
        try:
            port = free_port(port)
            os.environ["QS_SITE_URL"] = f"http://localhost:{port}"
            start = _starter(children, var)
            _have_redis(start)  # says within a second what else would be said after a minute
            _prepare(var, reset=reset, say=say)
            if waves:
                site.add_waves()
            _start_site(start, var, port, say)
            _welcome(var, port, say)
            _watch(children, Mailbox(var / "mail"), say)
        except StopAsked:
            ignore_signals()
            say("Stopping ...")
        finally:
            ignore_signals()
            for child in reversed(children):
                child.stop()
    say("Stopped. What was entered stays; `make demo` goes on with it.")


def _prepare(var: Path, *, reset: bool, say: Say) -> None:
    if reset:
        site.empty(var)
        say("Everything that was entered is gone.")
    say("Preparing the database ...")
    site.migrate()
    if not site.seed():
        say("There is no demo neighbourhood yet (command seed_demo); the site starts empty.")


def _starter(children: list[Child], var: Path) -> Start:
    """Fill the caller's list child by child: what started before a failure is stopped as well."""

    def start(name: str, command: list[str]) -> Child:
        child = Child(name=name, command=command, log=var / "log" / f"{name.lower()}.log")
        child.log.write_bytes(b"")
        children.append(child)
        child.start()
        return child

    return start


def _have_redis(start: Start) -> None:
    socket = os.environ.get("QS_DEMO_REDIS_SOCKET")
    if socket:
        redis = start("Redis", redis_server.command(Path(socket)))
        wait_for(redis, lambda: redis_answers(f"unix://{socket}"))
    elif not redis_answers(os.environ["QS_CACHE_URL"]):
        raise DemoError("The Redis of REDIS_URL does not answer: start it, or leave REDIS_URL empty.")


def _start_site(start: Start, var: Path, port: int, say: Say) -> None:
    say("Starting worker and web server ...")
    worker = start("worker", _worker_command(var))
    web = start("web", _web_command(port))
    wait_for(web, lambda: web_answers(f"http://127.0.0.1:{port}/"))
    check_start_page(f"http://127.0.0.1:{port}/")
    wait_for(worker, worker_answers)


def _worker_command(var: Path) -> list[str]:
    options = ("--pool", "threads", "--concurrency", "2", "--beat", "--schedule", str(var / "beat-schedule"))
    quiet = ("--without-gossip", "--without-mingle", "--loglevel", "INFO")
    return [sys.executable, "-m", "celery", "--app", "participation.celery", "worker", *options, *quiet]


def _web_command(port: int) -> list[str]:
    options = ("--interface", "wsgi", "--workers", "1", "--blocking-threads", "4", "--respawn-failed-workers")
    place = ("--host", "127.0.0.1", "--port", str(port), "--no-ws", "--log-level", "warning")
    return [sys.executable, "-m", "granian", *options, *place, "participation.wsgi:application"]


def _welcome(var: Path, port: int, say: Say) -> None:
    say(f"\nQuartierstimme is ready: http://localhost:{port}/\n")
    for person in EVERYBODY:
        role = person.role.value if person.role else "resident"
        say(f"  {role:<14} {person.email:<34} {person.password or 'by a link that appears here'}")
    say(f"\nE-mails appear here and in {var / 'mail'}; logs are in {var / 'log'}. Ctrl-C stops everything.\n")


def _watch(children: list[Child], mailbox: Mailbox, say: Say) -> None:
    while True:
        time.sleep(0.5)
        for child in children:
            sentence = child.keep_alive()
            if sentence:
                say(sentence)
        for mail in mailbox.new_mails():
            say(f"--- e-mail ---\n{mail.strip()}\n--------------")


@contextlib.contextmanager
def _run_folder() -> Iterator[None]:
    """Remove the folder of Redis's socket in the end."""
    try:
        yield
    finally:
        socket = os.environ.get("QS_DEMO_REDIS_SOCKET")
        if socket:
            shutil.rmtree(Path(socket).parent, ignore_errors=True)
