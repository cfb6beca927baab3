"""Where does a call spend its time? The functions with the largest own time, in this process."""

import cProfile
import io
import pstats
from typing import Any

from tests.load.client import LoadError
from tests.load.growing import analyze

CALLS = 200


def profile(item: Any) -> str:
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory

    item.prepare(item.sizes[0])
    analyze()
    handler = WSGIHandler()
    requests = []
    for call in item.calls(CALLS + 20):
        body = call.as_bytes().partition(b"\r\n\r\n")[2]
        cookies = "; ".join(f"{name}={value}" for name, value in {**call.cookies, "csrftoken": "b" * 32}.items())
        factory = RequestFactory(headers={**call.headers, "X-CSRFToken": "b" * 32}, HTTP_COOKIE=cookies)
        requests.append(
            (factory.generic(call.method, call.path, body, "application/x-www-form-urlencoded"), call.expect)
        )
    profiler = cProfile.Profile()
    for number, (request, expected) in enumerate(requests):
        if number == 20:
            profiler.enable()
        status = handler.get_response(request).status_code
        if status != expected:
            raise LoadError(f"{request.path} was answered with {status}.")
    profiler.disable()
    text = io.StringIO()
    statistics = pstats.Stats(profiler, stream=text)
    statistics.sort_stats("cumulative").print_stats(45)
    statistics.sort_stats("tottime").print_stats(15)
    return text.getvalue()
