"""Addresses of people who once asked for a code are not kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from participation.accounts.models import SignInLink
from participation.accounts.tasks import forget_old_codes_task


@pytest.mark.django_db
def test_only_codes_that_can_still_be_used_stay() -> None:
    now = timezone.now()
    for name, expires, used in (
        ("fresh", now + timedelta(minutes=20), None),
        ("used", now + timedelta(minutes=20), now),
        ("late", now - timedelta(minutes=1), None),
    ):
        SignInLink.objects.create(email=f"{name}@example.org", secret_hash=name, expires_at=expires, used_at=used)
    assert forget_old_codes_task() == 2
    assert SignInLink.objects.get().email == "fresh@example.org"
