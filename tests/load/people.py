"""Who takes part in a benchmark? One open process, and as many browsers as are needed."""

import uuid
from datetime import timedelta

from django.core.signing import get_cookie_signer
from django.utils import timezone

from participation.accounts.models import Account, Role, RoleAssignment
from participation.places.models import Area
from participation.places.services import add_area
from participation.processes.models import Phase, Process
from participation.web.identity import BROWSER_COOKIE


def open_process() -> Process:
    """Published, open to every browser, in all phases."""
    found = Process.objects.filter(slug="bench").first()
    if found:
        return found
    area = add_area(name="Am Anger", slug="bench-anger", kind=Area.Kind.MUNICIPALITY)
    process = Process.objects.create(
        area=area,
        slug="bench",
        title={"de": "Was braucht der Anger?", "en": "What does the Anger need?"},
        summary={"de": "Ideen und Bedarf.", "en": "Ideas and needs."},
        state=Process.State.PUBLISHED,
        responsible=Account.objects.create_user("jana@example.org", name="Jana"),
    )
    now = timezone.now()
    for kind in Phase.Kind:
        Phase.objects.create(
            process=process,
            kind=kind,
            title={"de": str(kind.label)},
            starts_at=now - timedelta(days=30),
            ends_at=now + timedelta(days=30),
        )
    return process


def a_browser() -> dict[str, str]:
    """Return the cookie of a browser that nobody has seen before."""
    signer = get_cookie_signer(salt=BROWSER_COOKIE)
    return {BROWSER_COOKIE: signer.sign(uuid.uuid4().hex)}


def an_official(process: Process) -> Account:
    found = Account.objects.filter(email="olga@example.org").first()
    if found:
        return found
    account = Account.objects.create_user("olga@example.org", name="Olga")
    RoleAssignment.objects.create(account=account, area=process.area, role=Role.OFFICIAL)
    return account
