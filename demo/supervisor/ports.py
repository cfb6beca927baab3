"""Which port is free for the web server?"""

import contextlib
import socket
from collections.abc import Iterator

from demo.supervisor.errors import DemoError

FIRST = 8000
HOW_MANY = 30


def free_port(wanted: int | None) -> int:
    if wanted is not None:
        if _is_free(wanted):
            return wanted
        raise DemoError(f"Port {wanted} is taken: choose another one, for example `make demo PORT={wanted + 1}`.")
    for port in _candidates():
        if _is_free(port):
            return port
    raise DemoError(f"No port from {FIRST} to {FIRST + HOW_MANY - 1} is free: choose one with PORT=.")


@contextlib.contextmanager
def held_port() -> Iterator[int]:
    """A port that the kernel chose, kept from everybody else while the context lasts.

    Granian's workers share a port (SO_REUSEPORT), so two sites that both found 8000 free would answer each other's
    visitors. A socket that is bound, but does not listen, takes no visitors and makes others see the port as taken.
    """
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as holder:
        holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        holder.bind(("127.0.0.1", 0))
        yield int(holder.getsockname()[1])


def _candidates() -> Iterator[int]:
    yield from range(FIRST, FIRST + HOW_MANY)


def _is_free(port: int) -> bool:
    with contextlib.closing(socket.socket(socket.AF_INET, socket.SOCK_STREAM)) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True
