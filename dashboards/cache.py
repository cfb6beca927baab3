"""How long may a computed page live, and up to when is it counted? Until the next fold: runs are in its key."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from dashboards.selectors.freshness import freshness
from participation.tally.selectors import generation

Made = TypeVar("Made")

# Texts and numbers of ideas and surveys change without a fold; a minute is short enough for them.
SECONDS = 60


@dataclass(frozen=True, slots=True)
class Counted(Generic[Made]):
    """`waiting`: newer contributions exist that this page does not count. `run`: the number of counts made until it."""

    page: Made
    counted_until: datetime | None
    waiting: bool
    run: int = 0


def until_next_fold(name: str, make: Callable[[], Made]) -> Counted[Made]:
    """The cached page of this generation and language, else a fresh one.

    The moment is read before anything is counted and kept with the page, so it never promises more than the page shows.
    """
    fresh = freshness()
    run = generation()
    key = f"dashboards:{run}:{get_language()}:{name}"
    found: Counted[Made] | None = cache.get(key)
    if found is None:
        found = Counted(make(), fresh.counted_until, fresh.waiting, run)
        cache.set(key, found, SECONDS)
    return replace(found, waiting=fresh.waiting)
