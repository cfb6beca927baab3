"""How do limits count? In windows, per person and per network; a cache that is away or hangs allows everything."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from time import monotonic
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.core.cache.backends.redis import RedisCache
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone, translation
from pytest_django.fixtures import Settings

from participation.allowed import Refused
from participation.web import identity
from participation.web.cache import ForgivingRedisCache
from participation.web.identity import give_browser_key
from participation.web.limits import Bursts, used_up, within_limit
from participation.web.often import Limit, TooOften, may_now

HERE, THERE = "203.0.113.7", "198.51.100.7"
TWO = Limit("test", 600, person=2, network=5)


def _request(address: str = HERE, browser: str = "") -> HttpRequest:
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    request.user = AnonymousUser()
    if browser:
        response = HttpResponse()
        response.set_signed_cookie(identity.BROWSER_COOKIE, browser)
        request.COOKIES[identity.BROWSER_COOKIE] = response.cookies[identity.BROWSER_COOKIE].value
    return request


@pytest.fixture
def rosa() -> HttpRequest:
    return _request(browser="rosa")


def test_a_person_reaches_the_own_limit_and_the_neighbours_go_on(standing_clock: None, rosa: HttpRequest) -> None:
    assert [bool(may_now(rosa, TWO)) for _ in range(9)] == [True, True] + [False] * 7
    assert may_now(_request(browser="nabil"), TWO)


def test_whoever_drops_the_cookie_each_time_meets_the_limit_of_the_network(standing_clock: None) -> None:
    assert [bool(may_now(_request(browser=f"new {number}"), TWO)) for number in range(7)] == [True] * 5 + [False] * 2
    assert may_now(_request(THERE), TWO)


def test_the_refusal_says_why_and_for_how_long(rosa: HttpRequest) -> None:
    start = timezone.now().replace(hour=12, minute=0, second=0, microsecond=0)
    with time_machine.travel(start + timedelta(minutes=3, seconds=30), tick=False), translation.override("de"):
        refused = [may_now(rosa, TWO) for _ in range(3)][-1]
        assert isinstance(refused, TooOften)
        assert (refused.code, refused.seconds) == ("too_often", 390)
        assert (
            str(refused.reason) == "Das war sehr oft in kurzer Zeit. Bitte versuchen Sie es in 7 Minuten noch einmal."
        )
    with time_machine.travel(start + timedelta(minutes=9, seconds=59), tick=False), translation.override("en"):
        assert "in one minute" in str(may_now(rosa, TWO).reason)  # type: ignore[union-attr] # refused, as before
    with time_machine.travel(start + timedelta(minutes=10, seconds=1), tick=False):
        assert may_now(rosa, TWO)


def test_operators_may_raise_all_limits_or_lift_them(
    standing_clock: None, rosa: HttpRequest, settings: Settings
) -> None:
    settings.RATE_LIMITS = 3
    assert [bool(may_now(rosa, TWO)) for _ in range(7)] == [True] * 6 + [False]
    settings.RATE_LIMITS = 0
    assert may_now(rosa, TWO)
    assert not used_up("test", "browser rosa", limit=2, seconds=600)


def test_whose_tries_they_are_does_not_stand_in_the_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(cache, "add", lambda key, *_more: seen.append(key))
    within_limit("mail-to", "rosa@example.org", limit=1, seconds=60)
    assert seen
    assert "rosa" not in seen[0]


def test_presses_are_counted_in_memory_and_forgotten_with_the_minute() -> None:
    bursts = Bursts(60)
    start = timezone.now().replace(second=0, microsecond=0)
    with time_machine.travel(start, tick=False):
        assert [bursts.within_limit("rosa", 2) for _ in range(3)] == [True, True, False]
        assert bursts.within_limit("nabil", 2)
    with time_machine.travel(start + timedelta(seconds=61), tick=False):
        assert bursts.within_limit("rosa", 2)
        assert set(bursts._tries) == {"rosa"}


def test_a_network_gets_only_so_many_new_browsers(standing_clock: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(identity, "NEW_KEYS", 2)
    given = [HttpResponse() for _ in range(4)]
    for response in given:
        give_browser_key(_request(), response)
    assert [bool(response.cookies) for response in given] == [True, True, False, False]
    known = HttpResponse()
    give_browser_key(_request(browser="rosa"), known)
    assert not known.cookies, "who has a key needs no other"
    elsewhere = HttpResponse()
    give_browser_key(_request(THERE), elsewhere)
    assert elsewhere.cookies


@pytest.fixture
def redis_that_is_away() -> ForgivingRedisCache:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return _cache_at(port)


@pytest.fixture
def redis_that_hangs() -> Iterator[ForgivingRedisCache]:
    """Takes connections and never answers."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield _cache_at(server.getsockname()[1])


def _cache_at(port: int) -> ForgivingRedisCache:
    options = {"socket_timeout": 0.05, "socket_connect_timeout": 0.05}
    return ForgivingRedisCache(f"redis://127.0.0.1:{port}/0", {"OPTIONS": options})


@pytest.fixture(params=["redis_that_is_away", "redis_that_hangs"])
def no_cache(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> ForgivingRedisCache:
    monkeypatch.setattr(ForgivingRedisCache, "quiet_until", 0.0)
    found: ForgivingRedisCache = request.getfixturevalue(request.param)
    monkeypatch.setattr("participation.web.limits.cache", found)
    return found


def test_without_a_cache_everything_is_allowed(no_cache: ForgivingRedisCache, rosa: HttpRequest) -> None:
    assert all(may_now(rosa, TWO) for _ in range(20))
    assert not used_up("test", HERE, limit=1, seconds=600)
    response = HttpResponse()
    give_browser_key(_request(), response)
    assert response.cookies


def test_one_request_waits_for_a_cache_that_hangs_and_the_next_ones_do_not_ask(
    redis_that_hangs: ForgivingRedisCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ForgivingRedisCache, "quiet_until", 0.0)
    asked: list[str] = []
    really = RedisCache.get

    def get(self: RedisCache, key: str, *more: Any) -> Any:
        asked.append(key)
        return really(self, key, *more)

    monkeypatch.setattr(RedisCache, "get", get)
    began = monotonic()
    assert [redis_that_hangs.get(str(number), "nothing") for number in range(50)] == ["nothing"] * 50
    assert asked == ["0"]
    assert ForgivingRedisCache.quiet_until > began


def test_staff_who_try_too_many_passwords_read_a_page_of_ours(
    client: Client, db: None, settings: Settings, standing_clock: None
) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    form = {"login": "x@example.org", "password": "wrong"}
    answers = [client.post("/mitarbeit/login/", form, headers={"accept-language": "de"}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 429]
    assert answers[1]["Retry-After"] == "60"
    assert "Eine kurze Pause, bitte" in answers[1].content.decode()


def test_a_refusal_is_no_consent() -> None:
    assert not TooOften("too_often", "x", 3)
    assert isinstance(TooOften("too_often", "x", 3), Refused)
