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
        return int(cache.incr(key)) <= limit
    except ValueError:
        return True


def used_up(name: str, whose: str, *, limit: int, seconds: int) -> bool:
    """Whether the limit is reached, without counting; for limits that count failures only."""
    return int(cache.get(_key(name, whose, seconds)) or 0) >= limit


def _key(name: str, whose: str, seconds: int) -> str:
    """Hashed: whose it is may be an e-mail address, and the cache must not know it."""
    pseudonym = hashlib.blake2b(whose.encode(), key=settings.SECRET_KEY.encode()[:64], digest_size=16).hexdigest()
    return f"limit:{name}:{pseudonym}:{int(time() // seconds)}"
