"""Who stands before a poll: whoever has this browser, or the next person at a kiosk?

A signed cookie of this poll's addresses says that staff have made the device a kiosk. Each person then is a key of
their own, drawn when they begin and forgotten when the next one does; what the browser knows else says nothing.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ideas.models import Poll
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.web.identity import browser_key, give_browser_key, identity_of

KIOSK, PERSON = "qs_poll_kiosk", "qs_poll_person"
FROM_MORNING_TO_NIGHT = 14 * 3600
# Seconds without a touch, after which the next person begins; how long the question "still there?" stands before.
IDLE, WARNING, RECEIPT = 120, 30, 60
# Drawn once while a request is answered; no header that a browser sends can have this name.
DRAWN = "quartierstimme.person_at_kiosk"


@dataclass(frozen=True, slots=True)
class Person:
    """`key` decides the order of the options. `fresh`: they have only begun with this request."""

    identity: Identity
    key: str | None
    channel: Channel = Channel.ONLINE
    fresh: bool = False


def person_of(request: HttpRequest, poll: Poll) -> Person:
    if not is_kiosk(request, poll):
        return Person(identity_of(request), browser_key(request))
    kept = _signed(request, PERSON)
    key = kept or request.META.setdefault(DRAWN, secrets.token_urlsafe(16))
    return Person(Identity(browser=f"kiosk {key}"), key, Channel.KIOSK, fresh=not kept)


def keep_person(request: HttpRequest, response: HttpResponse, poll: Poll) -> None:
    """So that the first press of a button counts for the person who has read the page."""
    person = person_of(request, poll)
    if person.channel == Channel.ONLINE:
        give_browser_key(request, response)
    elif person.fresh and person.key:
        _set(response, PERSON, person.key, poll)


def forget_person(response: HttpResponse, poll: Poll) -> None:
    response.delete_cookie(PERSON, path=_path(poll), samesite="Lax")
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)


def make_kiosk(response: HttpResponse, poll: Poll) -> None:
    forget_person(response, poll)
    _set(response, KIOSK, str(poll.pk), poll)


def end_kiosk(response: HttpResponse, poll: Poll) -> None:
    for name in (KIOSK, PERSON):
        response.delete_cookie(name, path=_path(poll), samesite="Lax")


def is_kiosk(request: HttpRequest, poll: Poll) -> bool:
    return _signed(request, KIOSK) == str(poll.pk)


def frame_of(request: HttpRequest, poll: Poll, *, seconds: int = IDLE) -> dict[str, Any]:
    """For the templates: at a kiosk the frame without ways out, and when the next person begins."""
    if not is_kiosk(request, poll):
        return {"base": "base.html"}
    again = reverse("ideas:poll_next", args=[poll.slug])
    kiosk = {"again": again, "seconds": seconds, "warning": WARNING, "votes": True}
    return {"base": "kiosk_base.html", "kiosk": kiosk}


def _signed(request: HttpRequest, name: str) -> str | None:
    try:
        return request.get_signed_cookie(name, default=None, salt=name, max_age=FROM_MORNING_TO_NIGHT) or None
    except BadSignature:
        return None


def _set(response: HttpResponse, name: str, value: str, poll: Poll) -> None:
    response.set_signed_cookie(
        name,
        value,
        salt=name,
        max_age=FROM_MORNING_TO_NIGHT,
        path=_path(poll),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _path(poll: Poll) -> str:
    return reverse("ideas:poll", args=[poll.slug])
