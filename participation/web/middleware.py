"""Which scripts, styles and browser features may a page use? None but those of the settings and the ones named here."""

from collections.abc import Callable

from csp.constants import HEADER
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse

FEATURES = "camera=(), microphone=(), geolocation=(self), payment=(), usb=(), interest-cohort=()"
HAS_STYLES_OF_ITS_OWN = (404, 500)  # Django's pages for developers


class PoliciesMiddleware:
    """One policy for all answers, written once: django-csp's own middleware writes it twice per answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.content_policy = build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", FEATURES)
        if not (settings.DEBUG and response.status_code in HAS_STYLES_OF_ITS_OWN):
            response.setdefault(HEADER, self.content_policy)
        return response
