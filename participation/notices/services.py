"""How is somebody told? The row is written with the act; a worker sends it later, once."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from smtplib import SMTPException
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone, translation

from participation.notices.models import Notice

logger = logging.getLogger(__name__)

SEND_TASK = "notices.send_due"
# After so many failures a message is left for a person to look at.
MOST_FAILURES = 8


def add_notices(*, account_ids: Iterable[int], key: str, template: str, context: dict[str, Any]) -> int:
    """One message per account; `key` ("decision:12") makes a repeat harmless. Returns the number of rows offered.

    `template` names `templates/mail/<template>.subject.txt` and `.body.txt`; `context` holds ids and
    titles, no secrets.
    """
    rows = [
        Notice(account_id=account_id, key=f"{key}:account:{account_id}", template=template, context=context)
        for account_id in account_ids
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody without an account is told; `name` makes the message unique in place of an account's number.

    `context` is what this message alone says, beside what all say.
    """

    name: str
    email: str
    language: str
    context: dict[str, Any] = field(default_factory=dict)


def add_notices_to(*, addresses: Iterable[Address], key: str, template: str, context: dict[str, Any]) -> int:
    """The same for people without an account, who left an address for exactly this."""
    rows = [
        Notice(
            address=each.email,
            language=each.language,
            key=f"{key}:{each.name}",
            template=template,
            context=context | each.context,
        )
        for each in addresses
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def send_due() -> int:
    """Send what waits; returns the number sent."""
    sent = 0
    tried: set[int] = set()
    while (outcome := _send_next(tried)) is not None:
        sent += outcome
    return sent


@transaction.atomic
def _send_next(tried: set[int]) -> int | None:
    """Send one message under its row lock: no second worker takes it. None when nothing is left.

    A crash between the mail server's yes and the commit sends again; the Message-ID stays the same, so that mail
    programs can tell.
    """
    waiting = Notice.objects.filter(sent_at__isnull=True, failures__lt=MOST_FAILURES, due_at__lte=timezone.now())
    skip = connection.features.has_select_for_update_skip_locked
    notice = waiting.exclude(pk__in=tried).order_by("pk").select_for_update(skip_locked=skip, of=("self",)).first()
    if notice is None:
        return None
    tried.add(notice.pk)
    try:
        _message(notice).send()
    except (OSError, SMTPException) as error:
        later = timezone.now() + timedelta(minutes=2**notice.failures)
        Notice.objects.filter(pk=notice.pk).update(failures=F("failures") + 1, due_at=later)
        logger.warning("Notice %s was not sent (%s).", notice.pk, type(error).__name__)
        return 0
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now(), address="")
    return 1


def _message(notice: Notice) -> EmailMessage:
    account = notice.account
    to, language = (account.email, account.language) if account else (notice.address, notice.language)
    with translation.override(language):
        values = notice.context | {"site": settings.SITE_URL, "account": account}
        subject = " ".join(render_to_string(f"mail/{notice.template}.subject.txt", values).split())
        body = render_to_string(f"mail/{notice.template}.body.txt", values).strip() + "\n"
    return EmailMessage(subject, body, to=[to], headers={"Message-ID": f"<notice-{notice.pk}@quartierstimme>"})
