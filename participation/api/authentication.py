"""Who writes through the API? A browser with its session or its participation key; both travel in cookies.

So everybody who writes shows the CSRF token, signed in or not: another site must not vote with a visitor's cookie.
"""

from typing import Any

from drf_spectacular.authentication import SessionScheme
from rest_framework.authentication import SessionAuthentication
from rest_framework.request import Request


class CookieAuthentication(SessionAuthentication):
    def authenticate(self, request: Request) -> tuple[Any, None] | None:
        found = super().authenticate(request)
        if found is None:
            self.enforce_csrf(request)
        return found


class CookieScheme(SessionScheme):  # type: ignore[no-untyped-call]
    target_class = "participation.api.authentication.CookieAuthentication"
