"""Where do the entries of the main menu lead while no process is chosen?"""

from collections.abc import Callable

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from neighbourhood.selectors.choosing import places_to_choose
from neighbourhood.selectors.doors import open_things, processes_with_ideas
from neighbourhood.selectors.outcomes import as_results
from participation.decisions.selectors import decisions_of_area
from participation.places.heading import heading_of
from participation.places.models import Area
from surveys.selectors.releases import releases_of_area

RESULTS_PER_PAGE = 20


def choose(target: str) -> Callable[[HttpRequest], HttpResponse]:
    """A page without a neighbourhood: on to the only one, or to a list of them."""

    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        areas = list(places_to_choose()[:500])
        if len(areas) == 1:
            return redirect(target, slug=areas[0].slug)
        return render(request, "neighbourhood/choose.html", {"areas": areas, "target": target})

    return view


@require_safe
def take_part(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(Area, slug=slug)
    tasks, cards = open_things(area)
    context = {"neighbourhood": heading_of(area), "tasks": tasks, "cards": cards}
    return render(request, "neighbourhood/take_part.html", context)


@require_safe
def ideas(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(Area, slug=slug)
    cards = processes_with_ideas(area)
    if len(cards) == 1:
        return redirect("ideas:list", cards[0].process.slug)
    return render(request, "neighbourhood/ideas.html", {"neighbourhood": heading_of(area), "cards": cards})


@require_safe
def results(request: HttpRequest, slug: str) -> HttpResponse:
    area = get_object_or_404(Area, slug=slug)
    decisions = decisions_of_area(area).select_related("idea").defer("idea__text", "figures")
    page = Paginator(decisions, RESULTS_PER_PAGE).get_page(request.GET.get("seite"))
    context = {
        "neighbourhood": heading_of(area),
        "page": page,
        "results": as_results(page.object_list, area),
        "releases": releases_of_area(area) if page.number == 1 else [],
    }
    return render(request, "neighbourhood/results.html", context)
