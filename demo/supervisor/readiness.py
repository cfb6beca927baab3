"""When is a part of the demo ready? Redis answers PING, the worker a ping, the web server a page."""

import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable

from demo.supervisor.child import Child
from demo.supervisor.errors import DemoError


def wait_for(child: Child, answers: Callable[[], bool], seconds: float = 50) -> None:
    deadline = time.monotonic() + seconds
    while not answers():
        if not child.is_alive():
            raise DemoError(f"The {child.name} stopped at once: {child.last_words()} (more in {child.log})")
        if time.monotonic() > deadline:
            raise DemoError(f"The {child.name} did not answer within {seconds:.0f} s (see {child.log}).")
        time.sleep(0.1)


def redis_answers(url: str) -> bool:
    import redis

    client = redis.Redis.from_url(url)
    try:
        return bool(client.ping())
    except redis.RedisError:
        return False
    finally:
        client.close()


def worker_answers() -> bool:
    from participation.celery import app

    try:
        return bool(app.control.ping(timeout=0.5))
    except app.connection().connection_errors:
        return False


def web_answers(address: str) -> bool:
    return _status(f"{address}healthz") == http.client.OK


def check_start_page(address: str) -> None:
    """Stop here when the first page that a person sees is broken."""
    status = _status(address)
    if status is None or status >= http.client.INTERNAL_SERVER_ERROR:
        raise DemoError(f"The start page {address} is broken ({status or 'no answer'}); see web.log in var/log.")


def _status(address: str) -> int | None:
    try:
        with urllib.request.urlopen(address, timeout=10) as response:  # noqa: S310 (our own http address)
            return int(response.status)
    except urllib.error.HTTPError as error:
        return int(error.code)
    except OSError:
        return None
