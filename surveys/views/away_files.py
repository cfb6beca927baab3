"""What does a device keep to answer without network, and when does it fetch a new copy?

The service worker belongs to the addresses below one survey's page for devices: it never sees, and never keeps, a page
of a person or of the team.
"""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from participation.texts import localized
from participation.web.accent import DEFAULT
from surveys.models import Survey
from surveys.views.around import public_survey
from surveys.views.away import asked_away, render_away

FONTS = tuple(
    f"vendor/fira-sans/FiraSans-{weight}{part}.woff2"
    for weight in ("Regular", "Medium", "SemiBold", "Bold")
    for part in (".latin", "")
)
SCRIPTS = (
    "django_htmx/htmx-2.min.js",
    "js/app.js",
    "js/kiosk.js",
    "js/survey.js",
    "js/survey/judge.js",
    "js/survey/needles.js",
    "js/survey/ranking.js",
    "js/survey/slider.js",
    "js/survey/words.js",
    "js/logic.js",
    "js/logic/exact.js",
    "js/logic/functions.js",
    "js/logic/moments.js",
    "js/logic/pattern.js",
    "js/logic/values.js",
    "js/away/page.js",
    "js/away/checks.js",
    "js/away/queue.js",
    "js/away/store.js",
)
ICONS = {192: "img/icon-192.png", 512: "img/icon-512.png"}
STYLES = ("vendor/kern/kern.min.css", "css/quartier.css", "img/mark.svg")
KEPT = (*STYLES, *SCRIPTS, *FONTS, *ICONS.values())


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest, slug: str) -> HttpResponse:
    """Another release, another version or another text make another worker, and that one fetches everything anew."""
    survey = public_survey(slug)
    languages = asked_away(survey).languages
    pages = [reverse("surveys:away", args=[slug, language]) for language in languages]
    shown = [render_away(request, survey, language).content for language in languages]
    stamp = hashlib.sha256(b"\n".join([*shown, contents_of_files()])).hexdigest()[:16]
    files = [*pages, *map(static, KEPT), *_colours(), reverse("surveys:away_manifest", args=[slug])]
    return render(
        request,
        "surveys/away/worker.js",
        {"name": json.dumps(f"unterwegs {slug} {stamp}"), "files": json.dumps(files)},
        content_type="text/javascript; charset=utf-8",
    )


def _colours() -> list[str]:
    return [f"{reverse('web:accent')}?{settings.ACCENT[1:]}"] if settings.ACCENT else []


@cache
def contents_of_files() -> bytes:
    """Names alone do not tell: the demo serves files under names that stay."""
    found = [finders.find(name) for name in KEPT]
    return hashlib.sha256(b"\n".join(Path(path).read_bytes() for path in found if path)).digest()


@require_safe
@cache_control(no_cache=True)
def manifest(request: HttpRequest, slug: str) -> JsonResponse:  # noqa: ARG001 (a view)
    survey = public_survey(slug)
    first = asked_away(survey).languages[0]
    return JsonResponse(_manifest(survey, first), content_type="application/manifest+json")


def _manifest(survey: Survey, language: str) -> dict[str, object]:
    start = reverse("surveys:away", args=[survey.slug, language])
    drawn = [
        {"src": static(name), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
        for size, name in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    return {
        "id": start,
        "name": localized(survey.title, language),
        "short_name": localized(survey.title, language)[:12],
        "lang": language,
        "start_url": start,
        "scope": start.removesuffix(f"{language}/"),
        "display": "standalone",
        "background_color": "#f8f3e8",
        "theme_color": settings.ACCENT or DEFAULT,
        "icons": drawn,
    }
