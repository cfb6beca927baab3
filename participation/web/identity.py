"""What does a request prove about the person? Account, access code or browser; no session row needed to vote."""

import secrets

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from participation.accounts.models import Account
from participation.eligibility.identity import Identity
from participation.proxies import network_of
from participation.web.limits import used_up, within_limit

BROWSER_COOKIE = "qs_browser"
CODE_COOKIE = "qs_code"
ONE_YEAR = 365 * 24 * 3600
# New browsers in one network: who wants to count a thousand times needs a thousand keys. A hall gets by with this.
NEW_KEYS, KEY_SECONDS = 3000, 3600
# Drawn once while a request is answered; no header that a browser sends can have this name.
NEW_KEY = "quartierstimme.new_browser_key"


def identity_of(request: HttpRequest) -> Identity:
    user = request.user
    code_id, code_process_id = _code_of(request)
    return Identity(
        account=user if isinstance(user, Account) else None,
        code_id=code_id,
        code_process_id=code_process_id,
        browser=_signed(request, BROWSER_COOKIE),
    )


def _signed(request: HttpRequest, name: str) -> str | None:
    try:
        value = request.get_signed_cookie(name, default=None)
    except BadSignature:
        return None
    return value or None


def _code_of(request: HttpRequest) -> tuple[int | None, int | None]:
    value = _signed(request, CODE_COOKIE)
    if value is None:
        return None, None
    code_id, _, process_id = value.partition(":")
    return int(code_id), int(process_id)


def give_browser_key(request: HttpRequest, response: HttpResponse) -> None:
    """Every page with a form that counts calls this, so that the first press of a button already has a key."""
    if _signed(request, BROWSER_COOKIE) is None and (key := browser_key(request)):
        _set(response, BROWSER_COOKIE, key)


def browser_key(request: HttpRequest) -> str | None:
    """The key that the browser has, or the one that it gets with this answer; none where the network gets no more."""
    if known := _signed(request, BROWSER_COOKIE):
        return known
    if NEW_KEY not in request.META:
        free = within_limit("new-browser", network_of(request), limit=NEW_KEYS, seconds=KEY_SECONDS)
        request.META[NEW_KEY] = secrets.token_urlsafe(16) if free else None
    key: str | None = request.META[NEW_KEY]
    return key


def keys_used_up(request: HttpRequest) -> int:
    """How many seconds the limit counts by when this network gets no more keys, else 0."""
    return KEY_SECONDS * used_up("new-browser", network_of(request), limit=NEW_KEYS, seconds=KEY_SECONDS)


def give_code(response: HttpResponse, code_id: int, process_id: int) -> None:
    _set(response, CODE_COOKIE, f"{code_id}:{process_id}")


def _set(response: HttpResponse, name: str, value: str) -> None:
    response.set_signed_cookie(
        name, value, max_age=ONE_YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
