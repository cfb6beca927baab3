"""How does somebody get news of a process by e-mail, without an account? Confirmed by a mail, ended at any time."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from participation.decisions.models import NewsSubscription
from participation.link_codes import is_right, number_in
from participation.notices.services import Address, add_notices_to
from participation.processes.models import Process
from participation.texts import localized

CONFIRM, END = "news-confirm", "news-end"
DAYS_TO_CONFIRM = 7


@transaction.atomic
def ask_for_news(*, process: Process, email: str, language: str) -> None:
    """Sends a mail with a link to confirm. Whoever gets news already is sent nothing; the caller cannot tell."""
    found, _new = NewsSubscription.objects.select_for_update().get_or_create(
        process=process, email=email.strip().lower(), defaults={"language": language}
    )
    if found.confirmed_at:
        return
    found.asked_at, found.language = timezone.now(), language
    found.save(update_fields=["asked_at", "language"])
    add_notices_to(
        addresses=[Address(f"subscription:{found.pk}", found.email, language)],
        key=f"newsconfirm:{found.asked_at:%Y%m%d%H%M%S%f}",
        template="news_confirm",
        context={"title": localized(process.title, language), "subscription": found.pk, "days": DAYS_TO_CONFIRM},
    )


@transaction.atomic
def confirm_news(code: str) -> Process | None:
    """The process, or None where the code is wrong or too old; twice is the same as once."""
    found = _of_code(code, CONFIRM)
    if found is None or found.asked_at < timezone.now() - timedelta(days=DAYS_TO_CONFIRM):
        return None
    if found.confirmed_at is None:
        found.confirmed_at = timezone.now()
        found.save(update_fields=["confirmed_at"])
    return found.process


@transaction.atomic
def end_news(code: str) -> Process | None:
    found = _of_code(code, END)
    if found is None:
        return None
    found.delete()
    return found.process


def tell_subscribers(process: Process, *, key: str, text: str, path: str) -> None:
    """Call it inside the transaction of the act."""
    subscriptions = NewsSubscription.objects.filter(process=process, confirmed_at__isnull=False)
    add_notices_to(
        addresses=[_address(row, process) for row in subscriptions],
        key=key,
        template="process_news",
        context={"text": text, "path": path},
    )


def _address(row: NewsSubscription, process: Process) -> Address:
    own = {"title": localized(process.title, row.language), "subscription": row.pk}
    return Address(f"subscription:{row.pk}", row.email, row.language, own)


def forget_unconfirmed() -> int:
    """Addresses that nobody confirmed are kept for nothing; returns how many went."""
    old = timezone.now() - timedelta(days=DAYS_TO_CONFIRM)
    went, _by_model = NewsSubscription.objects.filter(confirmed_at__isnull=True, asked_at__lt=old).delete()
    return went


def _of_code(code: str, purpose: str) -> NewsSubscription | None:
    number = number_in(code)
    found = NewsSubscription.objects.select_related("process").filter(pk=number).first() if number else None
    return found if found and is_right(code, purpose, found.pk, str(found.secret)) else None
