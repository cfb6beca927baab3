"""How is one child process started, watched, restarted and surely stopped?"""

import contextlib
import ctypes
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

from demo.supervisor.errors import DemoError

LONGEST_WAIT = 30.0  # seconds between two restarts
HEALTHY_AFTER = 60.0  # a child that lived this long starts with the shortest wait again


def _end_with_parent() -> None:
    """Ask the kernel to end this child when the supervisor dies, even by kill -9 (Linux)."""
    with contextlib.suppress(AttributeError, OSError):
        ctypes.CDLL(None).prctl(1, int(signal.SIGTERM))  # 1 = PR_SET_PDEATHSIG


@dataclass
class Child:
    name: str
    command: list[str]
    log: Path
    process: subprocess.Popen[bytes] | None = None
    wait: float = 1.0
    started_at: float = 0.0
    restart_at: float = field(default=0.0)

    def start(self) -> None:
        """Start in an own process group, so that Ctrl-C reaches the supervisor alone and it keeps the order."""
        try:
            with self.log.open("ab") as log:
                self.process = subprocess.Popen(  # noqa: S603 (own commands)
                    self.command,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    preexec_fn=_end_with_parent,  # noqa: PLW1509 (one system call, no locks)
                )
        except OSError as error:
            raise DemoError(f"The {self.name} cannot be started: {error.strerror}.") from None
        self.started_at = time.monotonic()
        self.restart_at = 0.0

    def is_alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def last_words(self) -> str:
        lines = [line for line in self.log.read_text(errors="replace").splitlines() if line.strip()]
        return lines[-1].strip() if lines else "it said nothing"

    def keep_alive(self) -> str:
        """Restart a dead child after a growing wait; return the sentence to print, or nothing."""
        now = time.monotonic()
        if self.is_alive():
            return ""
        if self.restart_at:
            if now >= self.restart_at:
                self.start()
                return f"The {self.name} runs again."
            return ""
        self._end_group()
        self.wait = 1.0 if now - self.started_at > HEALTHY_AFTER else min(self.wait * 2, LONGEST_WAIT)
        self.restart_at = now + self.wait
        return f"The {self.name} stopped and will be started again in {self.wait:.0f} s (see {self.log})."

    def stop(self, patience: float = 10.0) -> None:
        """End the child and everything that it started."""
        if self.process is None:
            return
        if self.is_alive():
            self.process.terminate()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(patience)
        self._end_group()
        self.process.wait()
        self.process = None

    def _end_group(self) -> None:
        """End what a child left behind; beat, for one, outlives a worker that was killed."""
        if self.process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self.process.pid, signal.SIGKILL)
