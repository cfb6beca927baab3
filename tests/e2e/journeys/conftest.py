"""Journeys share one demo neighbourhood per file, as people share a real one: nothing is taken back between them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.test import override_settings
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from participation.accounts.models import Account
from tests.e2e.conftest import OpenPage
from tests.e2e.journeys.walking import KINDS, BeginWalk, Walk, somebody
from tests.emptying import delete_all_rows
from tests.seeded import seed_site


@pytest.fixture(scope="module")
def demo_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    cache.clear()
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        seed_site()
        yield
        delete_all_rows()
    cache.clear()


@pytest.fixture
def transactional_db(demo_site: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replaces pytest-django's, which the live server asks for and which empties the site after each test."""
    with django_db_blocker.unblock():
        yield


@pytest.fixture
def begin(open_page: OpenPage, sign_in: Callable[[Page, Account], Page]) -> BeginWalk:
    """Open a browser of this kind, signed in as somebody of the demo's team."""

    def walk(kind: str, who: str = "", **options: Any) -> Walk:
        page = open_page(**KINDS[kind], **options)
        if who:
            sign_in(page, somebody(who))
        return Walk(page, scripts=kind != "without scripts")

    return walk
