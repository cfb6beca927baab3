"""What do the pages say that belong to no app: help, duties, and two small files for machines?"""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

ROBOTS = "User-agent: *\nDisallow: /admin/\nDisallow: /api/\nDisallow: /anmelden/\n"


@require_safe
def page(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, f"web/{name}.html")


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
            "theme_color": "#0e5a5c",
            "icons": [icon],
        },
        content_type="application/manifest+json",
    )


@require_safe
def robots(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    return HttpResponse(ROBOTS, content_type="text/plain; charset=utf-8")
