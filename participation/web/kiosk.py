"""How does one device serve many people, one after the other? A signed cookie of one page's addresses makes it a kiosk.

Staff give it. What the browser knows else, and whoever is signed in on it, say nothing then; each app keeps the person
who stands before it in its own way, and forgets them when the next one begins.
"""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

FROM_MORNING_TO_NIGHT = 14 * 3600
# Seconds without a touch, after which the next person begins; how long the question "still there?" stands before.
IDLE, WARNING = 120, 30


@dataclass(frozen=True, slots=True)
class Kept:
    """Something that this device knows for a day below `path`, and nowhere else."""

    name: str
    path: str

    def read(self, request: HttpRequest) -> str | None:
        try:
            found = request.get_signed_cookie(self.name, default=None, salt=self.name, max_age=FROM_MORNING_TO_NIGHT)
        except BadSignature:
            return None
        return found or None

    def give(self, response: HttpResponse, value: str) -> None:
        response.set_signed_cookie(
            self.name,
            value,
            salt=self.name,
            max_age=FROM_MORNING_TO_NIGHT,
            path=self.path,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )

    def take(self, response: HttpResponse) -> None:
        response.delete_cookie(self.name, path=self.path, samesite="Lax")


def frame(again: str, *, seconds: int = IDLE, **more: object) -> dict[str, Any]:
    """For the templates: the frame without ways out, and when the next person begins at the address `again`."""
    return {"base": "kiosk_base.html", "kiosk": {"again": again, "seconds": seconds, "warning": WARNING, **more}}


def forget_language(response: HttpResponse) -> None:
    """The person before has chosen it."""
    response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
