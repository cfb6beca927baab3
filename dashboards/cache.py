"""How long may a computed page live? Until the next fold: the number of finished runs is part of its key."""

from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

Made = TypeVar("Made")

# Texts of ideas and surveys change without a fold; a minute is short enough for them.
SECONDS = 60


def until_next_fold(name: str, generation: int, make: Callable[[], Made]) -> Made:
    """The cached value of this generation and language, else a fresh one."""
    key = f"dashboards:{generation}:{get_language()}:{name}"
    found: Made | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, SECONDS)
    return found
