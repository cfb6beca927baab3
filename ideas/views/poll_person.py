"""Who stands before a poll: whoever has this browser, or the next person at a kiosk?

A signed cookie of this poll's addresses says that staff have made the device a kiosk. Each person then is a key of
their own, drawn when they begin and forgotten when the next one does; what the browser knows else says nothing.
"""

import secrets
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from ideas.models import Poll
from participation.channels import Channel
from participation.eligibility.identity import Identity
from participation.web.identity import browser_key, give_browser_key, identity_of
from participation.web.kiosk import IDLE, Kept, forget_language, frame

KIOSK, PERSON = "qs_poll_kiosk", "qs_poll_person"
# Seconds that a receipt stands on the screen before the next person begins.
RECEIPT = 60
# Drawn once while a request is answered; no header that a browser sends can have this name.
DRAWN = "quartierstimme.person_at_kiosk"
# Asked for more than once while a request is answered; signatures take time.
KNOWN = "quartierstimme.person_before_poll"


@dataclass(frozen=True, slots=True)
class Person:
    """`key` decides the order of the options. `fresh`: they have only begun with this request."""

    identity: Identity
    key: str | None
    channel: Channel = Channel.ONLINE
    fresh: bool = False


def person_of(request: HttpRequest, poll: Poll) -> Person:
    known: tuple[int, Person] | None = request.META.get(KNOWN)
    if known is None or known[0] != poll.pk:
        known = request.META[KNOWN] = (poll.pk, _person_of(request, poll))
    return known[1]


def _person_of(request: HttpRequest, poll: Poll) -> Person:
    if not is_kiosk(request, poll):
        return Person(identity_of(request), browser_key(request))
    kept = _kept(PERSON, poll).read(request)
    key = kept or request.META.setdefault(DRAWN, secrets.token_urlsafe(16))
    return Person(Identity(browser=f"kiosk {key}"), key, Channel.KIOSK, fresh=not kept)


def keep_person(request: HttpRequest, response: HttpResponse, poll: Poll) -> None:
    """So that the first press of a button counts for the person who has read the page."""
    person = person_of(request, poll)
    if person.channel == Channel.ONLINE:
        give_browser_key(request, response)
    elif person.fresh and person.key:
        _kept(PERSON, poll).give(response, person.key)


def forget_person(response: HttpResponse, poll: Poll) -> None:
    _kept(PERSON, poll).take(response)
    forget_language(response)


def make_kiosk(response: HttpResponse, poll: Poll) -> None:
    forget_person(response, poll)
    _kept(KIOSK, poll).give(response, str(poll.pk))


def end_kiosk(response: HttpResponse, poll: Poll) -> None:
    for name in (KIOSK, PERSON):
        _kept(name, poll).take(response)


def is_kiosk(request: HttpRequest, poll: Poll) -> bool:
    return _kept(KIOSK, poll).read(request) == str(poll.pk)


def frame_of(request: HttpRequest, poll: Poll, *, seconds: int = IDLE) -> dict[str, Any]:
    """For the templates: at a kiosk the frame without ways out, and when the next person begins."""
    if not is_kiosk(request, poll):
        return {"base": "base.html"}
    return frame(reverse("ideas:poll_next", args=[poll.slug]), seconds=seconds, votes=True)


def _kept(name: str, poll: Poll) -> Kept:
    return Kept(name, reverse("ideas:poll", args=[poll.slug]))
