"""Where does a call spend its time? The functions with the most processor time, in this process."""

import cProfile
import io
import pstats
import time
from typing import TYPE_CHECKING, Any

from tests.load.calls import FORM, HOST, Call
from tests.load.client import LoadError
from tests.load.growing import analyze

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIRequest

CALLS, WARM_UP = 400, 50


def profile(item: Any) -> str:
    """By processor time of this thread, so that other programs of a busy machine do not appear in it."""
    profiler = cProfile.Profile(time.thread_time)
    if hasattr(item, "work"):
        item.prepare(item.sizes[0])
        profiler.runcall(item.work)
    else:
        _profile_calls(item, profiler)
    text = io.StringIO()
    statistics = pstats.Stats(profiler, stream=text)
    statistics.sort_stats("cumulative").print_stats(60)
    statistics.sort_stats("tottime").print_stats(20)
    return text.getvalue()


def _profile_calls(item: Any, profiler: cProfile.Profile) -> None:
    from django.core.handlers.wsgi import WSGIHandler

    item.prepare(item.sizes[0])
    analyze()
    handler = WSGIHandler()
    calls = item.calls(CALLS + WARM_UP)
    for number, call in enumerate(calls):
        if number == WARM_UP:
            profiler.enable()
        status = handler.get_response(as_request(call)).status_code
        if status != call.expect:
            raise LoadError(f"{call.path} was answered with {status}.")
    profiler.disable()


def as_request(call: Call) -> "WSGIRequest":
    from django.test import RequestFactory

    factory = RequestFactory(SERVER_NAME=HOST)
    return factory.generic(call.method, call.path, call.body(), FORM, headers=call.all_headers())
