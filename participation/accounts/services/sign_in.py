"""How does a resident sign in without a password? With a code from an e-mail, once, within half an hour.

The link in the mail carries the code behind "#": browsers do not send that part, so it stands in no log. A script
puts it into the field; without JavaScript people type it. Only a POST uses it up, mail scanners do not.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from participation.accounts.models import Account, SignInLink
from participation.accounts.selectors import has_any_role

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 10
VALID = timedelta(minutes=30)
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})


@dataclass(frozen=True, slots=True)
class SignedIn:
    account: Account
    next_path: str


class MailFailed(Exception):  # noqa: N818 (named after what happened)
    pass


def normalise(code: str) -> str:
    return code.upper().translate(LOOKALIKES)


def _hash(code: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), normalise(code).encode(), hashlib.sha256).hexdigest()


def send_sign_in_code(*, email: str, next_path: str = "") -> None:
    """Send a code; the answer is the same whether the address is known or not. MailFailed when no mail went out."""
    email = email.strip().lower()
    account = Account.objects.filter(email=email).first()
    if account and (has_any_role(account) or account.is_staff):
        _send(email, "sign_in_staff", {})
        return
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    with transaction.atomic():
        link = SignInLink.objects.create(
            email=email, secret_hash=_hash(code), next_path=next_path, expires_at=timezone.now() + VALID
        )
    try:
        _send(email, "sign_in", {"code": f"{code[:5]}-{code[5:]}"})
    except MailFailed:
        link.delete()
        raise


def _send(email: str, template: str, context: dict[str, str]) -> None:
    values = context | {"site": settings.SITE_URL, "minutes": str(VALID.seconds // 60)}
    subject = render_to_string(f"mail/{template}.subject.txt", values).strip()
    try:
        send_mail(subject, render_to_string(f"mail/{template}.body.txt", values), None, [email])
    except (OSError, SMTPException) as error:
        raise MailFailed from error


@transaction.atomic
def use_sign_in_code(*, code: str) -> SignedIn | None:
    """Use a code up and give its account, made on first use; None when it is wrong, old or used."""
    now = timezone.now()
    hashed = _hash(code)
    fresh = SignInLink.objects.filter(secret_hash=hashed, used_at__isnull=True, expires_at__gt=now)
    if not fresh.update(used_at=now):
        return None
    link = SignInLink.objects.get(secret_hash=hashed)
    account = Account.objects.filter(email=link.email).first()
    if account is None:
        account = Account.objects.create_user(link.email, language=(get_language() or "de")[:2])
    if not account.is_active:
        return None
    return SignedIn(account, link.next_path)


def forget_old_codes() -> int:
    """Used and expired rows hold an address for nothing; returns how many went."""
    went, _by_model = SignInLink.objects.filter(Q(used_at__isnull=False) | Q(expires_at__lt=timezone.now())).delete()
    return went
