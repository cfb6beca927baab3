"""A reader trusts "counted up to": it never promises more than the figures beside it hold."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache

from dashboards import cache as pages
from dashboards.cache import until_next_fold
from dashboards.selectors.freshness import Freshness, freshness

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    cache.clear()


def test_the_moment_is_read_before_anything_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []

    def noted() -> Freshness:
        order.append("moment")
        return freshness()

    def count() -> int:
        order.append("figures")
        return len(order)

    monkeypatch.setattr(pages, "freshness", noted)
    until_next_fold("x", count)
    assert order == ["moment", "figures"]


def test_a_page_from_the_cache_keeps_its_own_moment() -> None:
    """It was read anew for each reader, so a page that was a minute old called itself fresh."""
    first = until_next_fold("x", lambda: 1)
    second = until_next_fold("x", lambda: 2)
    assert (second.page, second.counted_until) == (1, first.counted_until)


def test_whether_something_waits_is_asked_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first: Any = until_next_fold("x", lambda: 1)
    later = first.counted_until + timedelta(seconds=5)
    monkeypatch.setattr(pages, "freshness", lambda: Freshness(later, waiting=True))
    again = until_next_fold("x", lambda: 2)
    assert (again.page, again.waiting, again.counted_until) == (1, True, first.counted_until)
