"""How are calls sent? From a process of its own, over kept connections, each call once; any surprise aborts.

`python -m tests.load.client PORT CONNECTIONS` reads pickled calls and writes JSON latencies.
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
    work = pickle.dumps(list(calls))
    command = [sys.executable, "-m", "tests.load.client", str(port), str(connections)]
    done = subprocess.run(command, input=work, capture_output=True, check=False)
    if done.returncode:
        raise LoadError(done.stderr.decode().strip().splitlines()[-1])
    answer = json.loads(done.stdout)
    return Timing(answer["seconds"], answer["latencies_ms"])


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: bytes
    cookies: dict[str, str]


def _read_answer(connection: socket.socket) -> Answer:
    data = b""
    while b"\r\n\r\n" not in data:
        data += _some(connection)
    head, _, body = data.partition(b"\r\n\r\n")
    fields = head.split(b"\r\n")
    length = next((int(f.split(b":")[1]) for f in fields if f.lower().startswith(b"content-length:")), None)
    if length is None:
        raise LoadError(f"An answer has no Content-Length: {head!r}")
    while len(body) < length:
        body += _some(connection)
    return Answer(int(fields[0].split()[1]), body, dict(map(_cookie, filter(_gives_cookie, fields))))


def _gives_cookie(line: bytes) -> bool:
    return line.lower().startswith(b"set-cookie:")


def _cookie(line: bytes) -> tuple[str, str]:
    name, _, value = line.decode().partition(":")[2].split(";")[0].strip().partition("=")
    return name, value


def _some(connection: socket.socket) -> bytes:
    data = connection.recv(262_144)
    if not data:
        raise LoadError("The server closed the connection.")
    return data


def _worker(port: int, work: list[Call], latencies: list[float], faults: list[str]) -> None:
    try:
        with socket.create_connection((HOST, port), timeout=60) as connection:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while not faults:
                latencies.append(_make(connection, work.pop()))
    except IndexError:
        return  # all calls are made
    except (LoadError, OSError) as fault:
        faults.append(str(fault))


def _make(connection: socket.socket, call: Call) -> float:
    began = time.perf_counter()
    cookies: dict[str, str] = {}
    for one in (call, *call.then):
        connection.sendall(one.as_bytes(cookies))
        answer = _read_answer(connection)
        if answer.status != one.expect:
            raise LoadError(f"{one.method} {one.path} was answered with {answer.status}: {answer.body[:300]!r}")
        cookies |= answer.cookies
    return (time.perf_counter() - began) * 1000


def main() -> int:
    port, connections = int(sys.argv[1]), int(sys.argv[2])
    work: list[Call] = pickle.load(sys.stdin.buffer)
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
