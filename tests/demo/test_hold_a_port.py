"""Can two sites that start at the same moment get the same port? Then each would answer the other's visitors."""

import socket
from contextlib import ExitStack

import pytest

from demo.supervisor.errors import DemoError
from demo.supervisor.ports import free_port, held_port


def test_ports_held_at_the_same_time_differ() -> None:
    with ExitStack() as stack:
        ports = [stack.enter_context(held_port()) for _ in range(20)]
    assert len(set(ports)) == 20


def test_a_held_port_is_taken_for_others_and_free_for_its_server() -> None:
    with held_port() as port:
        with pytest.raises(DemoError, match="taken"):
            free_port(port)
        with socket.socket() as server:
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
            server.bind(("127.0.0.1", port))
            server.listen()
            with socket.create_connection(("127.0.0.1", port), timeout=5):
                pass
    assert free_port(port) == port
