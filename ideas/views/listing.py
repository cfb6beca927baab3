"""What do neighbours want? The list of ideas of a process, beside it the map."""

import secrets
from dataclasses import replace
from functools import lru_cache

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from ideas.forms.listing import MIXED, NEWEST, ORDERS, Asked, read_address
from ideas.rules.voting import takes_votes
from ideas.selectors import orders
from ideas.selectors.cards import as_cards
from ideas.selectors.fields import Field
from ideas.selectors.frame import frame_of
from ideas.selectors.listing import listed_ideas, numbers
from ideas.selectors.map import map_of
from ideas.selectors.surroundings import Surroundings
from ideas.views import chips
from ideas.views.addresses import ideas_url
from participation.processes.models import Phase, Process
from participation.processes.recent import recent_process_at
from participation.processes.rules import is_open_for
from participation.web.chips import address_with
from participation.web.numbers import number_in

PAGE_SIZE = 12
# Keeps the mixed order of one reader for a day, so that the way back leads to the same page.
SEED_COOKIE, ONE_DAY = "qs_order", 24 * 3600


@require_safe
def listing(request: HttpRequest, slug: str) -> HttpResponse:
    process = public_process(slug)
    frame = frame_of(process, get_language() or "")
    around, fields = frame.around, frame.fields
    asked = read_address(request.GET, around, fields)
    seed = _seed(request)
    ideas = listed_ideas(process, asked.filters)
    page = orders.page_of(
        ideas, _order(asked, seed), asked.after, size=PAGE_SIZE, read=lambda found: as_cards(found, around.names, "key")
    )
    parameters = asked.parameters()
    context = {
        "process": process,
        "neighbourhood": around,
        "asked": asked,
        "kept": {name: value for name, value in parameters.items() if name != "suche"},
        "numbers": numbers(process, asked.filters),
        "page": page,
        "map": map_of(process.area, page.rows),
        "next": address_with(parameters, folge=str(seed), weiter=str(page.next)) if page.next else "",
        "filter_bar": filter_bar(replace(asked, after=None), around, fields, get_language() or ""),
        "order_name": ORDERS[asked.order],
        "ideas_url": ideas_url(),
        "all": chips.without_filters(asked),
        "as_list": address_with(parameters, ansicht=""),
        "as_map": address_with(parameters, ansicht="karte"),
        "tells_looks": takes_votes(process),
        "collecting": is_open_for(process, Phase.Kind.COLLECT),
    }
    response = render(request, "ideas/list.html", context)
    if SEED_COOKIE not in request.COOKIES and asked.order == MIXED:
        response.set_cookie(SEED_COOKIE, str(seed), max_age=ONE_DAY, httponly=True, samesite="Lax")
    return response


def public_process(slug: str) -> Process:
    try:
        process = recent_process_at(slug)
    except Process.DoesNotExist:
        raise Http404 from None
    if process.state == Process.State.DRAFT:
        raise Http404
    return process


@lru_cache(maxsize=512)
def filter_bar(asked: Asked, around: Surroundings, fields: tuple[Field, ...], language: str) -> SafeString:  # noqa: ARG001 (part of the key)
    """Some thirty links that follow from the arguments alone: drawn once for each combination."""
    context = {
        "asked": asked,
        "topics": chips.topics(asked, fields),
        "more_filters": chips.more_filters(asked, around),
        "orders": chips.orders(asked),
        "all": chips.without_filters(asked),
    }
    return render_to_string("ideas/_filters.html", context)


def _seed(request: HttpRequest) -> int:
    """From the link to a further page, else from this reader's earlier visit, else new."""
    for given in (request.GET.get("folge", ""), request.COOKIES.get(SEED_COOKIE, "")):
        number = number_in(given)
        if number is not None:
            return number % orders.SEEDS
    return secrets.randbelow(orders.SEEDS)


def _order(asked: Asked, seed: int) -> orders.Order:
    if asked.order == MIXED:
        return orders.mixed(seed)
    return orders.NEWEST if asked.order == NEWEST else orders.MOST_SUPPORT
