"""How much processor time did a server take? User and system time of all its processes, from /proc."""

import os
import time
from collections.abc import Callable
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")


def _fields(pid: int) -> list[str]:
    return Path("/proc", str(pid), "stat").read_text().rsplit(")", 1)[1].split()


def tree(root: int) -> list[int]:
    """Return the process and all its descendants."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            parents[int(entry.name)] = int(_fields(int(entry.name))[1])
        except (FileNotFoundError, ProcessLookupError):
            continue
    found = [root]
    for pid in found:
        found += [child for child, parent in parents.items() if parent == pid]
    return found


def seconds(root: int) -> float:
    """Sum up the tree; children that ended are counted with their parent."""
    total = 0
    for pid in tree(root):
        try:
            total += sum(int(value) for value in _fields(pid)[11:15])  # utime, stime, cutime, cstime
        except (FileNotFoundError, ProcessLookupError):
            continue
    return total / TICKS


def taken(work: Callable[[], object], *servers: int) -> float:
    """Seconds of this process and of these servers for doing it once."""
    before, mine = sum(map(seconds, servers)), time.process_time()
    work()
    return time.process_time() - mine + sum(map(seconds, servers)) - before
