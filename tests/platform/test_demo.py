"""Does one command start the whole demo, keep what people entered, and leave nothing behind?"""

import os
import re
import shutil
import signal
import socket
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from demo.credentials import EVERYBODY

ROOT = Path(__file__).resolve().parents[2]
MINE = ("REDIS_URL", "QS_BROKER_URL", "QS_CACHE_URL", "DATABASE_URL", "QS_TESTING", "SECRET_KEY", "EMAIL_URL")


def _environment(var: Path, **more: str) -> dict[str, str]:
    """Return the environment of a person who set nothing."""
    bare = {name: value for name, value in os.environ.items() if name not in MINE}
    return {**bare, "QS_VAR_DIR": str(var), **more}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Demo:
    def __init__(self, var: Path, *arguments: str, **environment: str) -> None:
        self.port = _free_port()
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "demo", "--port", str(self.port), *arguments],
            cwd=ROOT,
            env=_environment(var, **environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said = ""

    def wait_until(self, sentence: str) -> str:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said += line
            if sentence in line:
                return line
        raise AssertionError(f"never said {sentence!r}, but:\n{self.said}")

    def page(self, path: str) -> bytes:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as response:
            return bytes(response.read())

    def descendants(self) -> dict[int, str]:
        return dict(_descendants(self.process.pid))

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        if self.process.poll() is None:
            self.process.send_signal(sign)
        rest, _ = self.process.communicate(timeout=40)
        self.said += rest
        return self.process.returncode


def _descendants(pid: int) -> Iterator[tuple[int, str]]:
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            fields = (entry / "stat").read_text().rsplit(")", 1)[1].split()
            command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if int(fields[1]) == pid:
            yield int(entry.name), command
            yield from _descendants(int(entry.name))


def _gone(pids: list[int]) -> bool:
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if not any(Path("/proc", str(pid)).exists() for pid in pids):
            return True
        time.sleep(0.1)
    return False


@pytest.fixture
def var() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="qs-demo-var-"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def start(var: Path) -> Iterator[Callable[..., Demo]]:
    demos: list[Demo] = []

    def begin(*arguments: str, **environment: str) -> Demo:
        demos.append(Demo(var, *arguments, **environment))
        return demos[-1]

    yield begin
    for demo in demos:
        demo.stop()


@pytest.mark.faults
def test_it_starts_keeps_what_was_entered_and_stops_without_orphans(start: Callable[..., Demo], var: Path) -> None:
    demo = start()
    demo.wait_until("is ready")
    assert demo.page("/healthz") == b"ok"
    demo.wait_until("Ctrl-C stops everything")
    for person in EVERYBODY:
        assert person.email in demo.said
    children = demo.descendants()
    for part in ("redis", "celery", "granian"):
        assert any(part in command for command in children.values()), (part, children)
    _remember(var, "anger")

    # a worker that is killed comes back, and its beat does not stay behind
    worker = next(pid for pid, command in children.items() if "celery" in command)
    os.kill(worker, signal.SIGKILL)
    demo.wait_until("The worker runs again")
    assert demo.stop(signal.SIGINT) == 0
    assert "Stopped" in demo.said
    assert _gone(list(children))
    assert not list(Path("/tmp").glob(f"qs-demo-{demo.process.pid}-*"))

    again = start()
    again.wait_until("is ready")
    assert _remembered(var) == "anger"
    assert "already runs" in _said_when_it_fails(start)
    # even killed, the supervisor leaves no children
    children = again.descendants()
    again.process.kill()
    again.process.communicate(timeout=10)
    assert _gone(list(children))

    # from here on it goes the same way as the first time
    fresh = start("--reset")
    fresh.wait_until("Everything that was entered is gone")
    fresh.wait_until("Preparing the database")
    assert fresh.stop(signal.SIGINT) == 0
    assert _remembered(var) is None


def test_a_stop_is_not_lost_while_an_object_is_being_removed() -> None:
    program = """
import os, signal, time
from demo.supervisor.stopping import StopAsked, ignore_signals, stop_on_signals

class Removed:
    def __del__(self):
        os.kill(os.getpid(), signal.SIGINT)
        time.sleep(0.1)

with stop_on_signals():
    try:
        Removed()
        print("not heard at once")
        time.sleep(20)
    except StopAsked:
        ignore_signals()
        print("stopped")
"""
    said = subprocess.check_output([sys.executable, "-c", program], cwd=ROOT, stderr=subprocess.DEVNULL, timeout=15)
    assert said.split(b"\n") == [b"not heard at once", b"stopped", b""]


def _remember(var: Path, word: str) -> None:
    with sqlite3.connect(var / "quartierstimme.sqlite3") as database:
        database.execute("CREATE TABLE remembered (word TEXT)")
        database.execute("INSERT INTO remembered VALUES (?)", (word,))


def _remembered(var: Path) -> str | None:
    with sqlite3.connect(var / "quartierstimme.sqlite3") as database:
        if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'remembered'").fetchone():
            return None
        return str(database.execute("SELECT word FROM remembered").fetchone()[0])


def _said_when_it_fails(start: Callable[..., Demo], **environment: str) -> str:
    demo = start(**environment)
    rest, _ = demo.process.communicate(timeout=60)
    assert demo.process.returncode == 1
    assert "Traceback" not in rest
    return rest.strip().splitlines()[-1]


def test_a_taken_port_is_one_sentence(start: Callable[..., Demo], var: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = _said_when_it_fails(lambda **env: start("--port", str(port), **env))
    assert said == f"Port {port} is taken: choose another one, for example `make demo PORT={port + 1}`."


def test_a_folder_that_cannot_be_written_is_one_sentence(start: Callable[..., Demo]) -> None:
    assert "cannot write to /proc/nowhere" in _said_when_it_fails(start, QS_VAR_DIR="/proc/nowhere")


def test_a_broken_database_is_one_sentence(start: Callable[..., Demo], var: Path) -> None:
    (var / "quartierstimme.sqlite3").write_text("this is no database, and longer than a header " * 50)
    assert "`make demo-reset` starts over" in _said_when_it_fails(start)


def test_data_of_an_older_version_is_one_sentence(start: Callable[..., Demo], var: Path) -> None:
    with sqlite3.connect(var / "quartierstimme.sqlite3") as database:
        database.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)")
        database.execute("INSERT INTO django_migrations VALUES (1, 'ideas', '0001_initial', '2026-11-20 10:00:00')")
    assert _said_when_it_fails(start) == "The demo's data is of an older version. `make demo-reset` starts over."


def test_a_redis_that_does_not_answer_is_one_sentence(start: Callable[..., Demo]) -> None:
    said = _said_when_it_fails(start, REDIS_URL="redis://127.0.0.1:1/0")
    assert said == "The Redis of REDIS_URL does not answer: start it, or leave REDIS_URL empty."


def test_a_redis_url_that_is_none_is_one_sentence(start: Callable[..., Demo]) -> None:
    assert "must begin with redis://" in _said_when_it_fails(start, REDIS_URL="amqp://127.0.0.1")


def test_keys_are_made_once_and_nobody_else_reads_them(tmp_path: Path) -> None:
    from demo.supervisor.keys import key

    first = key(tmp_path / "keys", "secret_key")
    assert len(first) >= 50
    assert key(tmp_path / "keys", "secret_key") == first
    assert key(tmp_path / "keys", "pseudonym_key") != first
    assert stat.S_IMODE((tmp_path / "keys/secret_key").stat().st_mode) == 0o600


def test_an_e_mail_is_a_readable_file(tmp_path: Path, settings: Settings) -> None:
    from django.core.mail import EmailMessage

    from demo.mail import ReadableFiles
    from demo.supervisor.mailbox import Mailbox

    settings.VAR_DIR = tmp_path
    mailbox = Mailbox(tmp_path / "mail")
    message = EmailMessage("Ihr Zugang für heute", "Bitte öffnen: http://localhost/a?b=1", to=["../rosa@example.org"])
    assert ReadableFiles().send_messages([message]) == 1
    (mail,) = mailbox.new_mails()
    assert re.match(r"To: ../rosa@example.org\nSubject: Ihr Zugang für heute\n\nBitte öffnen: http", mail)
    assert mailbox.new_mails() == []
    assert [path.parent for path in tmp_path.rglob("*.txt")] == [tmp_path / "mail"]
