"""Does another demo already run in the same folder?"""

import contextlib
import fcntl
from collections.abc import Iterator
from pathlib import Path

from demo.supervisor.errors import DemoError


@contextlib.contextmanager
def only_one(var: Path) -> Iterator[None]:
    """Hold a lock that the kernel releases when we end, however we end."""
    with (var / "demo.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise DemoError(f"A demo already runs with the data in {var}: stop it first (Ctrl-C).") from None
        yield
