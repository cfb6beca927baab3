"""What came out, for everybody? Before the release the team sees a preview, everybody else the promised day."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dashboards.cache import until_next_fold
from dashboards.rules import may_read, may_read_results
from dashboards.selectors.coming import coming_steps
from dashboards.selectors.parts import parts_of
from dashboards.selectors.reports import newest_of_each, public_reports
from dashboards.selectors.results import newest_public, public_among, results_key, results_of
from dashboards.selectors.timeline import decided_in
from dashboards.views.doors import account_of
from dashboards.views.freshly import counted_in_words
from participation.places.heading import heading_of
from participation.places.selectors import office_of
from participation.processes.models import Process
from participation.web.navigation import address
from surveys.selectors.counted import AnsweredSurvey, answered_surveys


@require_safe
def results_page(request: HttpRequest, slug: str) -> HttpResponse:
    """The newest released survey of the process; without one, what is known of its ideas."""
    process = _process(slug)
    surveys = answered_surveys(process.pk)
    return _page(request, process, newest_public(surveys), surveys)


@require_safe
def survey_results_page(request: HttpRequest, slug: str, survey_slug: str) -> HttpResponse:
    process = _process(slug)
    surveys = answered_surveys(process.pk)
    survey = next((one for one in surveys if one.slug == survey_slug), None)
    if survey is None:
        raise Http404
    return _page(request, process, survey, surveys)


def _process(slug: str) -> Process:
    found = Process.objects.exclude(state=Process.State.DRAFT).select_related("area").prefetch_related("phases")
    return get_object_or_404(found, slug=slug)


def _page(
    request: HttpRequest, process: Process, survey: AnsweredSurvey | None, surveys: list[AnsweredSurvey]
) -> HttpResponse:
    works_here = bool(may_read(account_of(request), process))
    public = bool(may_read_results(process, survey))
    heading = heading_of(process.area)
    around = {
        "neighbourhood": heading,
        "menu_path": address("neighbourhood:results", heading.slug),
        "process": process,
        "survey": survey,
        "office": office_of(process.area),
        "works_here": works_here,
        "public": public,
    }
    preview = works_here and survey is not None and survey.closed
    if not public and not preview:
        promised = [one for one in surveys if not one.public and survey in (None, one)]
        return render(request, "dashboards/results_later.html", {**around, "promised": promised}, status=404)
    parts, beside = parts_of(process.area), public_among(surveys)
    counted = until_next_fold(
        results_key(process, survey, beside=beside),
        lambda: results_of(process, survey, parts=parts, beside=beside),
    )
    context = {
        "results": counted.page,
        "fresh_words": counted_in_words(counted.counted_until, counted.run),
        "others": [one for one in beside if one is not survey],
        "decisions": decided_in(process.pk),
        "coming": coming_steps(process),
        "reports": newest_of_each(public_reports(process, surveys), get_language() or "de"),
        "licence": settings.DATA_LICENCE,
    }
    return render(request, "dashboards/results.html", around | context)
