"""Which ideas has this browser proven to have written? A signed note for half an hour, after a receipt or its code."""

import uuid

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

PROOF_COOKIE, HALF_AN_HOUR = "qs_idea", 1800


def proven_ideas(request: HttpRequest) -> frozenset[int]:
    found = _read(request)
    return frozenset([found[0]]) if found else frozenset()


def proven_key(request: HttpRequest, idea_id: int) -> uuid.UUID | None:
    """The submission key of an idea that was sent from this browser just now."""
    found = _read(request)
    return uuid.UUID(found[1]) if found and found[0] == idea_id and found[1] else None


def give_proof(response: HttpResponse, idea_id: int, key: uuid.UUID | None = None) -> None:
    response.set_signed_cookie(
        PROOF_COOKIE,
        f"{idea_id}:{key or ''}",
        max_age=HALF_AN_HOUR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def forget_proof(response: HttpResponse) -> None:
    response.delete_cookie(PROOF_COOKIE, samesite="Lax")


def _read(request: HttpRequest) -> tuple[int, str] | None:
    try:
        value = request.get_signed_cookie(PROOF_COOKIE, default=None, max_age=HALF_AN_HOUR)
    except BadSignature:
        return None
    if not value:
        return None
    idea_id, _, key = value.partition(":")
    return int(idea_id), key
