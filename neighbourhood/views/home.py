"""Where does a resident begin? At the only neighbourhood, or at a list to choose from."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from neighbourhood.selectors.choosing import places_to_choose
from neighbourhood.selectors.home import home
from participation.places.models import Area


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    areas = list(places_to_choose()[:500])
    if len(areas) == 1:
        return _home(request, areas[0])
    return render(request, "neighbourhood/choose.html", {"areas": areas, "target": "neighbourhood:home"})


@require_safe
def home_page(request: HttpRequest, slug: str) -> HttpResponse:
    return _home(request, get_object_or_404(Area, slug=slug))


def _home(request: HttpRequest, area: Area) -> HttpResponse:
    found = home(area)
    context = {
        "neighbourhood": found.heading,
        "home": found,
        "area": area,
        "menu_path": reverse("neighbourhood:home", args=[found.heading.slug]),
    }
    return render(request, "neighbourhood/home.html", context)
