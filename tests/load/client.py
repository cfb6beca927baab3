"""How are calls sent? From a process of its own, over kept connections, each call once; any surprise aborts.

`python -m tests.load.client PORT CONNECTIONS` reads pickled (bytes, status) pairs and writes JSON latencies.
It loads neither Django nor anything else, so that it takes little of the processors that it shares.
"""

import json
import pickle
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass

from tests.load.calls import HOST, Call


class LoadError(RuntimeError):
    """An answer that was not expected: a benchmark of errors measures nothing."""


@dataclass(frozen=True, slots=True)
class Timing:
    seconds: float
    latencies_ms: list[float]

    def percentile(self, share: float) -> float:
        ordered = sorted(self.latencies_ms)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def drive(port: int, calls: Sequence[Call], connections: int = 4) -> Timing:
    work = pickle.dumps([(call.as_bytes(), call.expect) for call in calls])
    command = [sys.executable, "-m", "tests.load.client", str(port), str(connections)]
    done = subprocess.run(command, input=work, capture_output=True, check=False)
    if done.returncode:
        raise LoadError(done.stderr.decode().strip().splitlines()[-1])
    answer = json.loads(done.stdout)
    return Timing(answer["seconds"], answer["latencies_ms"])


def _read_answer(connection: socket.socket) -> tuple[int, bytes]:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    fields = head.lower().split(b"\r\n")
    length = next((int(f.split(b":")[1]) for f in fields if f.startswith(b"content-length:")), None)
    if length is None:
        raise LoadError(f"An answer has no Content-Length: {head!r}")
    while len(body) < length:
        body += _some(connection)
    return int(fields[0].split()[1]), body


def _some(connection: socket.socket) -> bytes:
    data = connection.recv(262_144)
    if not data:
        raise LoadError("The server closed the connection.")
    return data


def _worker(port: int, work: list[tuple[bytes, int]], latencies: list[float], faults: list[str]) -> None:
    try:
        with socket.create_connection((HOST, port), timeout=60) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while not faults:
                call, expected = work.pop()
                latencies.append(_ask(connection, call, expected))
    except IndexError:
        return  # all calls are made
    except (LoadError, OSError) as fault:
        faults.append(str(fault))


def _ask(connection: socket.socket, call: bytes, expected: int) -> float:
    began = time.perf_counter()
    connection.sendall(call)
    status, body = _read_answer(connection)
    took = (time.perf_counter() - began) * 1000
    if status != expected:
        first = call.split(b"\r\n")[0].decode()
        raise LoadError(f"{first} was answered with {status}: {body[:300]!r}")
    return took


def main() -> int:
    port, connections = int(sys.argv[1]), int(sys.argv[2])
    work: list[tuple[bytes, int]] = pickle.load(sys.stdin.buffer)
    work.reverse()
    latencies: list[float] = []
    faults: list[str] = []
    threads = [threading.Thread(target=_worker, args=(port, work, latencies, faults)) for _ in range(connections)]
    began = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if faults:
        sys.stderr.write(faults[0])
        return 1
    json.dump({"seconds": time.perf_counter() - began, "latencies_ms": latencies}, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
