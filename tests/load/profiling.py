"""Where does a call spend its time? The functions with the most processor time, in this process."""

import cProfile
import io
import pstats
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tests.load.calls import FORM, HOST, Call
from tests.load.client import LoadError
from tests.load.growing import analyze

if TYPE_CHECKING:
    from django.core.handlers.wsgi import WSGIHandler, WSGIRequest

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
        make(handler, call)
    profiler.disable()


def make(handler: "WSGIHandler", call: Call) -> None:
    """In this process, as the client does over the net."""
    cookies: dict[str, str] = {}
    for one in (call, *call.then):
        response = handler.get_response(_as_request(one, cookies))
        if response.status_code != one.expect:
            raise LoadError(f"{one.path} was answered with {response.status_code}.")
        cookies |= {name: morsel.value for name, morsel in response.cookies.items()}


def _as_request(call: Call, cookies: Mapping[str, str]) -> "WSGIRequest":
    from django.test import RequestFactory

    factory = RequestFactory(SERVER_NAME=HOST)
    return factory.generic(call.method, call.path, call.body(), FORM, headers=call.all_headers(cookies))
