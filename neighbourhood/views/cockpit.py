"""Which neighbourhood does the cockpit show, and to whom?"""

from datetime import datetime

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from neighbourhood.selectors.cockpit import cockpit, neighbourhoods_of
from participation.accounts.models import Account
from participation.places.heading import heading_of
from participation.places.models import Area

NOON, EVENING = 11, 18


@require_safe
@login_required
def cockpit_page(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Account)
    areas = neighbourhoods_of(request.user)
    area = _chosen(areas, request.GET.get("quartier"))
    now = timezone.now()
    return render(
        request,
        "neighbourhood/cockpit.html",
        {
            "neighbourhood": heading_of(area),
            "others": [other for other in areas if other != area],
            "today": timezone.localdate(now),
            "greeting": _greeting(timezone.localtime(now)),
            "cockpit": cockpit(request.user, area, now),
        },
    )


def _chosen(areas: list[Area], slug: str | None) -> Area:
    """The wanted neighbourhood among one's own; nothing tells whether another one exists."""
    for area in areas:
        if slug in (None, area.slug):
            return area
    raise PermissionDenied


def _greeting(now: datetime) -> str:
    if now.hour < NOON:
        return _("Good morning")
    return _("Good day") if now.hour < EVENING else pgettext("greeting", "Good evening")
