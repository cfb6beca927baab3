"""What do the pages say that belong to no app: help, duties, and small files for machines?"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.places.selectors import offices
from participation.web.accent import DEFAULT, style_sheet

TITLES = {
    "plain_language": _("Plain language"),
    "accessibility": _("Accessibility"),
    "privacy": _("Privacy"),
    "imprint": _("Imprint"),
    "source": _("Open source"),
}
ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /api/\nDisallow: /anmelden/\n"


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    """A text per language, so that an operator replaces one file and not a catalogue."""
    languages = dict.fromkeys([get_language() or settings.LANGUAGE_CODE, settings.LANGUAGE_CODE])
    texts = [f"web/texts/{name}.{language}.html" for language in languages]
    context = {
        "title": TITLES[name],
        "texts": texts,
        "offices": offices(),
        "tiles": settings.TILES.host.removeprefix("https://"),
        "minimum_group": settings.MINIMUM_GROUP_SIZE,
    }
    return render(request, "web/page.html", context)


@require_safe
@cache_control(public=True, max_age=24 * 3600)
def accent(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    if not settings.ACCENT:
        raise Http404
    return HttpResponse(style_sheet(settings.ACCENT), content_type="text/css; charset=utf-8")


@require_safe
def manifest(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 (a view)
    icon = {"src": static("img/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    return JsonResponse(
        {
            "name": "Quartierstimme",
            "short_name": "Quartierstimme",
            "start_url": "/",
            "display": "minimal-ui",
            "background_color": "#f8f3e8",
            "theme_color": settings.ACCENT or DEFAULT,
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
