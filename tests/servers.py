"""How do tests and benchmarks get a PostgreSQL and a Redis of their own, and how do these always end?"""

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from pathlib import Path
from typing import Any

PREFIX = "qs-test-"
HOW_TO_GET_THEM = "Run `scripts/system_packages.sh` or `make test`: they install it from Debian's packages."
# Tests may lose everything in a power cut; the benchmark keeps Debian's safe defaults.
FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class ServerMissingError(RuntimeError):
    """A server program is not installed, or does not start."""


def end_with_parent(sign: signal.Signals) -> Callable[[], None]:
    """Let the kernel send `sign` when the parent dies, even by kill -9: no server outlives its test run.

    The parent is a thread for the kernel: start servers from one that lives as long as they shall.
    """
    libc = ctypes.CDLL(None)

    def prepare() -> None:
        libc.prctl(1, int(sign))  # 1 = PR_SET_PDEATHSIG

    return prepare


def make_folder() -> Path:
    """Make a short folder in /tmp: a socket's path may have 107 bytes. The name carries our process id."""
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-", dir="/tmp"))
    folder.chmod(0o755)
    return folder


def remove_stale_folders() -> None:
    """Remove what a crashed run left behind, and nothing of runs that are still alive."""
    for folder in Path("/tmp").glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).split("-")[0]
        if pid.isdigit() and not Path("/proc", pid).exists():
            shutil.rmtree(folder, ignore_errors=True)


class Server(ABC):
    """One server process in a folder of its own, spoken to through a unix socket only."""

    stop_signal = signal.SIGTERM

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.process: subprocess.Popen[bytes] | None = None

    @abstractmethod
    def command(self) -> list[str]:
        """Return the program and its arguments."""

    def user(self) -> str | None:
        return None

    @abstractmethod
    def answers(self) -> bool:
        """Say whether it takes work now."""

    def start(self) -> None:
        with (self.folder / f"{type(self).__name__.lower()}.log").open("ab") as log:
            self.process = subprocess.Popen(
                self.command(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                cwd=self.folder,
                env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
                preexec_fn=end_with_parent(self.stop_signal),  # noqa: PLW1509 (one system call, no locks)
                **as_user(self.user()),
            )
        deadline = time.monotonic() + 30
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > deadline:
                self.stop()
                raise ServerMissingError(f"{type(self).__name__} does not start: {self.last_words()}")
            time.sleep(0.02)

    def last_words(self) -> str:
        log = self.folder / f"{type(self).__name__.lower()}.log"
        lines = log.read_text(errors="replace").splitlines()
        return lines[-1] if lines else "it said nothing"

    def stop(self, sign: signal.Signals | None = None) -> None:
        if self.process is None:
            return
        if self.process.poll() is None:
            self.process.send_signal(sign or self.stop_signal)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
        self.process = None


def as_user(name: str | None) -> dict[str, Any]:
    return {"user": name, "group": name, "extra_groups": []} if name else {}


class Postgres(Server):
    """A private cluster with German collation, so that Ä stands next to A without a locale package."""

    stop_signal = signal.SIGINT  # "fast": open sessions are ended, data files are closed

    def __init__(self, folder: Path, options: tuple[str, ...] = FORGETFUL) -> None:
        super().__init__(folder)
        self.options = options
        self.data = folder / "pg"

    @staticmethod
    def programs() -> Path:
        found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: int(p.parts[-3]))
        if found:
            return found[-1].parent
        on_path = shutil.which("initdb")
        if on_path:
            return Path(on_path).resolve().parent
        raise ServerMissingError(f"PostgreSQL is not installed. {HOW_TO_GET_THEM}")

    def user(self) -> str | None:
        """PostgreSQL refuses to run as root; then the system user that came with its package runs it."""
        if os.geteuid() != 0:
            return None
        with contextlib.suppress(KeyError):
            return pwd.getpwnam("postgres").pw_name
        raise ServerMissingError(f"There is no system user `postgres`. {HOW_TO_GET_THEM}")

    def command(self) -> list[str]:
        options = (
            *self.options,
            "listen_addresses=",
            f"unix_socket_directories={self.folder}",
            "max_connections=200",
        )
        return [
            str(self.programs() / "postgres"),
            "-D",
            str(self.data),
            *(f"-c{option}" for option in options),
        ]

    def start(self) -> None:
        if not self.data.exists():
            self._make_cluster()
        super().start()

    def _make_cluster(self) -> None:
        user = self.user()
        if user:
            shutil.chown(self.folder, user, user)
        done = subprocess.run(
            [
                *(str(self.programs() / "initdb"), "-D", str(self.data), "-U", "postgres", "-A", "trust"),
                *(
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--locale-provider=icu",
                    "--icu-locale=de-DE",
                    "--no-sync",
                ),
            ],
            env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            **as_user(user),
        )
        if done.returncode:
            raise ServerMissingError(f"PostgreSQL's initdb failed: {done.stderr.strip()}")

    def answers(self) -> bool:
        ready = [str(self.programs() / "pg_isready"), "-q", "-h", str(self.folder), "-U", "postgres"]
        return subprocess.run(ready, check=False).returncode == 0

    def url(self, database: str = "postgres") -> str:
        return f"postgres://postgres@/{self.folder}/{database}"


class Redis(Server):
    """A private Redis that keeps nothing on disk."""

    @property
    def socket(self) -> Path:
        return self.folder / "redis.sock"

    def command(self) -> list[str]:
        program = shutil.which("redis-server", path="/usr/bin:/usr/local/bin") or shutil.which("redis-server")
        if program is None:
            raise ServerMissingError(f"redis-server is not installed. {HOW_TO_GET_THEM}")
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "save": "",
            "appendonly": "no",
            "databases": "64",
            "maxmemory": "256mb",
            "maxmemory-policy": "noeviction",
        }
        return [program, *(word for name, value in settings.items() for word in (f"--{name}", value))]

    def answers(self) -> bool:
        import redis

        client = redis.Redis(unix_socket_path=str(self.socket))
        with contextlib.suppress(redis.ConnectionError), client:
            return bool(client.ping())
        return False

    def broker_url(self, number: int = 0) -> str:
        """How Celery names it."""
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def cache_url(self, number: int = 0) -> str:
        """How Django's cache and redis-py name it."""
        return f"unix://{self.socket}?db={number}"
