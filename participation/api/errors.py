"""How does a refusal look in the API? One shape: {"detail": sentence, "code": key}."""

from typing import Any

from rest_framework.response import Response
from rest_framework.views import exception_handler as drf_handler

from participation.allowed import NotAllowed


def exception_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    if isinstance(exc, NotAllowed):
        return Response({"detail": str(exc.refused.reason), "code": exc.refused.code}, status=403)
    return drf_handler(exc, context)
