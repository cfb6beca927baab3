"""How does an official take a panel along? As numbers for a spreadsheet or as a picture, with the same protection."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboards.exports.csv import panel_as_csv
from dashboards.exports.pictures import panel_as_svg
from dashboards.exports.png import png_of
from dashboards.panels.words import numbers
from dashboards.views.freshly import counted_in_words, counted_on_in_words
from dashboards.views.taking import Taken, taken_of_process, taken_of_survey
from dashboards.views.unchanged import mark_of, unless_unchanged

_PICTURES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "svg": ("image/svg+xml", str.encode),
    "png": ("image/png", png_of),
}


@require_safe
@login_required
def process_table(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    return table_file(request, taken_of_process(request, slug, key))


@require_safe
@login_required
def survey_table(request: HttpRequest, slug: str, survey_slug: str, key: str) -> HttpResponse:
    return table_file(request, taken_of_survey(request, slug, survey_slug, key))


@require_safe
@login_required
def process_picture(request: HttpRequest, slug: str, key: str, kind: str) -> HttpResponse:
    return picture_file(request, taken_of_process(request, slug, key), kind)


@require_safe
@login_required
def survey_picture(request: HttpRequest, slug: str, survey_slug: str, key: str, kind: str) -> HttpResponse:
    return picture_file(request, taken_of_survey(request, slug, survey_slug, key), kind)


def table_file(request: HttpRequest, taken: Taken) -> HttpResponse:
    notes = [taken.scope_words, counted_in_words(taken.counted_until)]
    text = panel_as_csv(taken.panel, decimal=numbers().decimal, notes=notes)
    return unless_unchanged(request, mark_of(text), lambda: _file(text, "text/csv; charset=utf-8", taken.name, "csv"))


def picture_file(request: HttpRequest, taken: Taken, kind: str) -> HttpResponse:
    """The drawing is quick and says whether anything changed; pixels are made only where they are sent."""
    notes = [taken.scope_words, counted_on_in_words(taken.counted_until, taken.run)]
    picture = panel_as_svg(taken.panel, notes=notes)
    if picture is None or kind not in _PICTURES:
        raise Http404
    content_type, made = _PICTURES[kind]
    return unless_unchanged(
        request, mark_of(kind, picture), lambda: _file(made(picture), content_type, taken.name, kind)
    )


def _file(content: str | bytes, content_type: str, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y-%m-%d}.{kind}"'
    return response
