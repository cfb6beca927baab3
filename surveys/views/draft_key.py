"""Which draft belongs to this browser? Its key lies in a signed cookie for this survey's addresses only."""

import uuid

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from surveys.models import Survey
from surveys.services.answering import DRAFT_DAYS

COOKIE = "qs_draft"
DRAFT_SECONDS = DRAFT_DAYS * 24 * 3600
# After sending the key is needed for the receipt only: long enough for a lost connection, no longer.
SENT_SECONDS = 3600


def key_of(request: HttpRequest, slug: str) -> uuid.UUID | None:
    """Before anything is read from the database."""
    try:
        value = request.get_signed_cookie(COOKIE, default=None, salt=_salt(slug))
        return uuid.UUID(value) if value else None
    except (BadSignature, ValueError):
        return None


def give_key(response: HttpResponse, survey: Survey, key: uuid.UUID, *, seconds: int = DRAFT_SECONDS) -> None:
    response.set_signed_cookie(
        COOKIE,
        str(key),
        salt=_salt(survey.slug),
        max_age=seconds,
        path=reverse("surveys:start", args=[survey.slug]),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _salt(slug: str) -> str:
    return f"draft of survey {slug}"


def forget_key(response: HttpResponse, survey: Survey) -> None:
    response.delete_cookie(COOKIE, path=reverse("surveys:start", args=[survey.slug]), samesite="Lax")
