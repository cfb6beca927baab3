"""Which idea has this browser proven to have written, which slip to hold? Signed notes for half an hour."""

import uuid

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

PROOF_COOKIE, SLIP_COOKIE, HALF_AN_HOUR = "qs_idea", "qs_slip", 1800


def proven_ideas(request: HttpRequest) -> frozenset[int]:
    """After a receipt, or its code."""
    found = _read(request, PROOF_COOKIE)
    return frozenset([found[0]]) if found else frozenset()


def proven_key(request: HttpRequest, idea_id: int) -> uuid.UUID | None:
    """The submission key of an idea that was sent from this browser just now."""
    found = _read(request, PROOF_COOKIE)
    return found[1] if found and found[0] == idea_id else None


def give_proof(response: HttpResponse, idea_id: int, key: uuid.UUID | None = None) -> None:
    _give(response, PROOF_COOKIE, idea_id, key)


def forget_proof(response: HttpResponse) -> None:
    response.delete_cookie(PROOF_COOKIE, samesite="Lax")


def slip_in_hand(request: HttpRequest) -> tuple[int, uuid.UUID | None] | None:
    """The slip whose code was entered or made here; with the key of its code when it was made just now."""
    return _read(request, SLIP_COOKIE)


def give_slip(response: HttpResponse, slip_id: int, key: uuid.UUID | None = None) -> None:
    _give(response, SLIP_COOKIE, slip_id, key)


def forget_slip(response: HttpResponse) -> None:
    response.delete_cookie(SLIP_COOKIE, samesite="Lax")


def _give(response: HttpResponse, name: str, number: int, key: uuid.UUID | None) -> None:
    response.set_signed_cookie(
        name,
        f"{number}:{key or ''}",
        max_age=HALF_AN_HOUR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _read(request: HttpRequest, name: str) -> tuple[int, uuid.UUID | None] | None:
    try:
        value = request.get_signed_cookie(name, default=None, max_age=HALF_AN_HOUR)
    except BadSignature:
        return None
    if not value:
        return None
    number, _, key = value.partition(":")
    return int(number), uuid.UUID(key) if key else None
