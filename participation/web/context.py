"""What does every template know about the site?"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 (Django's signature)
    return {"DEMO": settings.DEMO}
