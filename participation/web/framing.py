"""Which page may show another page of this site in a frame, and which one may be shown so? Nobody else's, ever."""

from collections.abc import Callable
from functools import wraps

from csp.constants import HEADER, SELF
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def shows_frames(view: View) -> View:
    """Only pages of this site, and of those only the ones that allow it."""
    return _with_policy(view, {"frame-src": [SELF]}, {})


def may_be_framed(view: View) -> View:
    """Only by pages of this site."""
    return _with_policy(view, {"frame-ancestors": [SELF]}, {"X-Frame-Options": "SAMEORIGIN"})


def _with_policy(view: View, replace: dict[str, list[str]], headers: dict[str, str]) -> View:
    @wraps(view)
    def with_policy(request: HttpRequest, *args: object, **names: object) -> HttpResponse:
        response = view(request, *args, **names)
        response[HEADER] = build_policy(replace=replace)
        for name, value in headers.items():
            response[name] = value
        return response

    return with_policy
