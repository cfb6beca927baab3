"""How does a refusal look in the API? One shape: {"detail": sentence, "code": key}; too often: 429 and Retry-After."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_handler

from participation.allowed import NotAllowed
from participation.web.often import say_later, true_reason


def exception_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(exc, NotAllowed):
        refused = true_reason(context["request"]._request, exc.refused)  # noqa: SLF001 (the plain request)
        return say_later(Response({"detail": str(refused.reason), "code": refused.code}, status=403), refused)
    return drf_handler(exc, context)
