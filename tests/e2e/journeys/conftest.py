"""Journeys share one demo neighbourhood per file, as people share a real one: nothing is taken back between them."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from demo.seeding import seed


@pytest.fixture(scope="module")
def demo_site(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    cache.clear()
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        seed()
        yield
        call_command("flush", verbosity=0, interactive=False)
    cache.clear()


@pytest.fixture
def transactional_db(demo_site: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Replaces pytest-django's, which the live server asks for and which empties the site after each test."""
    with django_db_blocker.unblock():
        yield
