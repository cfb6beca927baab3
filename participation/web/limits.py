"""Has this been tried too often? Fixed windows in the cache; where the cache is away, everything is allowed."""

import hashlib
from time import time

from django.conf import settings
from django.core.cache import cache


def within_limit(name: str, whose: str, *, limit: int, seconds: int) -> bool:
    """Count one try and say whether it is still within the limit."""
    key = _key(name, whose, seconds)
    cache.add(key, 0, seconds)
    try:
        return _within(int(cache.incr(key)), limit)
    except ValueError:
        return True


def used_up(name: str, whose: str, *, limit: int, seconds: int) -> bool:
    """Whether the limit is reached, without counting; for limits that count failures only."""
    return not _within(int(cache.get(_key(name, whose, seconds)) or 0) + 1, limit)


def seconds_left(seconds: int) -> int:
    """How long the present window still lasts."""
    return seconds - int(time() % seconds)


class Bursts:
    """The same in the memory of this process, for acts that wait for no other server (ADR 0014)."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        self._window = 0
        self._tries: dict[str, int] = {}

    def within_limit(self, whose: str, limit: int) -> bool:
        window = int(time() // self.seconds)
        if window != self._window:
            self._window, self._tries = window, {}
        tries = self._tries[whose] = self._tries.get(whose, 0) + 1
        return _within(tries, limit)

    def forget(self) -> None:
        self._tries = {}


def _within(tries: int, limit: int) -> bool:
    return not settings.RATE_LIMITS or tries <= limit * settings.RATE_LIMITS


def _key(name: str, whose: str, seconds: int) -> str:
    """Hashed: whose it is may be an e-mail address, and the cache must not know it."""
    pseudonym = hashlib.blake2b(whose.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16).hexdigest()
    return f"limit:{name}:{pseudonym}:{int(time() // seconds)}"
