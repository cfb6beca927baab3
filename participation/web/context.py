"""What does every template know about the site?"""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from participation.places.heading import NO_HEADING, only_heading


def site(request: HttpRequest) -> dict[str, Any]:
    """`neighbourhood` holds for pages whose view names none; only those ask the database for it.

    What leads to no view (a wrong address, a wrong host) gets its answer without the database.
    """
    heading = SimpleLazyObject(only_heading) if _found(request) else NO_HEADING
    return {"DEMO": settings.DEMO, "ACCENT": settings.ACCENT, "neighbourhood": heading}


def _found(request: HttpRequest) -> bool:
    return getattr(request, "resolver_match", None) is not None
