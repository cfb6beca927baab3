"""Has this been tried too often? Fixed windows in the cache; where the cache is away, everything is allowed."""

from time import time

from django.core.cache import cache
from django.http import HttpRequest

PREFIX_V6 = 4


def within_limit(name: str, whose: str, *, limit: int, seconds: int) -> bool:
    """Count one try and say whether it is still within the limit."""
    key = f"limit:{name}:{whose}:{int(time() // seconds)}"
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key)) <= limit
    except ValueError:
        return True


def network_of(request: HttpRequest) -> str:
    """The /24 or /64 of the visitor: a town hall's Wi-Fi is one, a single address is never stored alone."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if ":" in address:
        return ":".join(address.split(":")[:PREFIX_V6])
    return address.rpartition(".")[0]
