"""How does an official take a panel's numbers along? As a file for a spreadsheet, with the same protection."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from dashboards.exports.csv import panel_as_csv
from dashboards.panels.panel import Panel
from dashboards.panels.words import numbers
from dashboards.scope import scope_from
from dashboards.selectors.freshness import freshness
from dashboards.selectors.parts import parts_of
from dashboards.selectors.tables import panel_of_process, panel_of_survey
from dashboards.views.doors import readable_process, survey_of
from dashboards.views.freshly import counted_in_words
from dashboards.views.scoped import scope_in_words


@require_safe
@login_required
def process_table(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    process = readable_process(request, slug)
    parts = parts_of(process.area)
    scope = scope_from(request.GET, parts)
    moment = freshness().counted_until  # before anything is counted
    panel = panel_of_process(process, key, scope=scope, parts=parts)
    return file_of(panel, f"{slug}-{key}", [scope_in_words(scope, parts), counted_in_words(moment)])


@require_safe
@login_required
def survey_table(request: HttpRequest, slug: str, survey_slug: str, key: str) -> HttpResponse:
    process = readable_process(request, slug)
    survey = survey_of(process, survey_slug)
    parts = parts_of(process.area)
    scope = scope_from(request.GET, parts)
    moment = freshness().counted_until
    panel = panel_of_survey(survey, key, area=process.area, scope=scope, parts=parts)
    return file_of(panel, f"{survey_slug}-{key}", [scope_in_words(scope, parts), counted_in_words(moment)])


def file_of(panel: Panel | None, name: str, notes: list[str]) -> HttpResponse:
    if panel is None:
        raise Http404
    text = panel_as_csv(panel, decimal=numbers().decimal, notes=notes)
    response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}-{timezone.localdate():%Y-%m-%d}.csv"'
    return response
