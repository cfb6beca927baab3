"""What do the further panels of a process say? Each page holds those that answer one question."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dashboards.selectors.parts import parts_of
from dashboards.selectors.themes import THEMES, theme_at
from dashboards.views.doors import readable_process
from dashboards.views.freshly import counted_in_words
from dashboards.views.kept import kept_theme
from participation.places.heading import heading_of


@require_safe
@login_required
def theme_page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    process = readable_process(request, slug)
    theme = theme_at(key)
    if theme is None:
        raise Http404
    counted = kept_theme(process, theme, parts_of(process.area))
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "themes": THEMES,
        "theme": theme,
        "page": counted.page,
        "fresh_words": counted_in_words(counted.counted_until, counted.run),
    }
    return render(request, "dashboards/theme.html", context)
