"""What is there already, for everybody? One list for an area, narrowed by its address."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.accounts.models import Account
from participation.accounts.rules import may_work_at_desk
from participation.directory.listing import Listing, listing_of
from participation.directory.selectors import offerings_for
from participation.places.heading import heading_and_office
from participation.places.models import Area
from participation.web.chips import Group, chips_for


@require_safe
def offers(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(Area, slug=slug)
    heading, office = heading_and_office(area)
    today = timezone.localdate()
    listing = listing_of(list(offerings_for(area)), request.GET)
    old = {one.pk for topic in listing.found for one in topic.offerings if one.is_old(today)}
    context: dict[str, Any] = {
        "neighbourhood": heading,
        "area": area,
        "office": office,
        "listing": listing,
        "filters": _filters(listing),
        "old": old,
        "works_here": isinstance(request.user, Account) and bool(may_work_at_desk(request.user, area)),
    }
    return render(request, "directory/offers.html", context)


def _filters(listing: Listing) -> list[Group]:
    """A filter with one choice narrows nothing."""
    asked, parameters = listing.asked, listing.asked.parameters()
    groups = [
        Group(_("Topic"), chips_for(parameters, "thema", asked.topic, listing.topics)),
        Group(_("For whom"), chips_for(parameters, "fuer", asked.group, listing.groups)),
        Group(_("Place"), chips_for(parameters, "ort", asked.part, listing.parts)),
    ]
    return [group for group in groups if len(group.chips) > 1 or group.on]
