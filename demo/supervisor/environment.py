"""Which environment does the demo run in? Set before Django reads its settings, so no .env file is needed.

A .env of a real installation must not lead the demo to a real database: what matters is set here, not inherited.
"""

import os
import shutil
import tempfile
from pathlib import Path

from demo.supervisor.errors import DemoError
from demo.supervisor.keys import key

ROOT = Path(__file__).resolve().parents[2]
RUN_PREFIX = "qs-demo-"
TEMPORARY = Path("/tmp")  # noqa: S108 (mkdtemp makes a private folder in it; TMPDIR may be too long for a socket)


def prepare_environment() -> None:
    var = Path(os.environ.get("QS_VAR_DIR") or ROOT / "var").absolute()
    try:
        (var / "log").mkdir(parents=True, exist_ok=True)
        keys = {
            "SECRET_KEY": key(var / "keys", "secret_key"),
            "QS_PSEUDONYM_KEY": key(var / "keys", "pseudonym_key"),
        }
    except OSError as error:
        raise DemoError(f"The demo cannot write to {var}: {error.strerror}.") from None
    os.environ.update(keys, QS_VAR_DIR=str(var), QS_DEMO="1", DATABASE_URL="", DEBUG="", QS_HTTPS="")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participation.settings")
    if not os.environ.get("REDIS_URL"):
        _use_private_redis()
    else:
        _use_given_redis(os.environ["REDIS_URL"])


def _use_private_redis() -> None:
    """A socket's path may have 107 bytes, so it lives in a short temporary folder (mode 700)."""
    _remove_stale_folders()
    socket = Path(tempfile.mkdtemp(prefix=f"{RUN_PREFIX}{os.getpid()}-", dir=TEMPORARY)) / "redis.sock"
    os.environ["QS_DEMO_REDIS_SOCKET"] = str(socket)
    os.environ["REDIS_URL"] = os.environ["QS_BROKER_URL"] = f"redis+socket://{socket}?virtual_host=0"
    os.environ["QS_CACHE_URL"] = f"unix://{socket}?db=1"


def _remove_stale_folders() -> None:
    """Remove what a killed demo left in /tmp, and nothing of one that still runs."""
    for folder in TEMPORARY.glob(f"{RUN_PREFIX}[0-9]*-*"):
        pid = folder.name.removeprefix(RUN_PREFIX).split("-")[0]
        if not Path("/proc", pid).exists():
            shutil.rmtree(folder, ignore_errors=True)


def _use_given_redis(url: str) -> None:
    """Celery and Django's cache write a socket's address in two ways."""
    path, _, number = url.removeprefix("redis+socket://").removeprefix("unix://").partition("?")
    number = number.partition("=")[2] or "0"
    is_socket = url.startswith(("redis+socket://", "unix://"))
    if not is_socket and not url.startswith(("redis://", "rediss://")):
        raise DemoError("REDIS_URL must begin with redis://, rediss://, redis+socket:// or unix://.")
    os.environ["QS_BROKER_URL"] = f"redis+socket://{path}?virtual_host={number}" if is_socket else url
    os.environ["QS_CACHE_URL"] = f"unix://{path}?db={number}" if is_socket else url
