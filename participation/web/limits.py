"""Has this been tried too often? Fixed windows in the cache; where the cache is away, everything is allowed."""

import hashlib
from time import time

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest

PREFIX_V6 = 4


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


def network_of(request: HttpRequest) -> str:
    """The /24 or /64 of the visitor: a town hall's Wi-Fi is one, a single address is never stored alone."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if ":" in address:
        return ":".join(address.split(":")[:PREFIX_V6])
    return address.rpartition(".")[0]
