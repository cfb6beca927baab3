"""How does anybody take released results along? As a workbook, as an open data package, and as a report to read."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dashboards.cache import until_next_fold
from dashboards.exports.package import as_package
from dashboards.exports.released import public_of, released_key, released_of
from dashboards.exports.results import Export, as_xlsx
from dashboards.models import Report
from dashboards.reports.rendering.files import FORMATS
from dashboards.selectors.freshness import freshness
from dashboards.selectors.reports import public_reports, withdrawn_report
from dashboards.services.printing import edition_of, file_if_there
from participation.places.heading import heading_of
from participation.processes.models import Process
from participation.web.navigation import address
from surveys.selectors.counted import answered_surveys

FILES: dict[str, tuple[str, Callable[[Export], bytes]]] = {
    "daten.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "daten.zip": ("application/zip", as_package),
}


@require_safe
def results_file(request: HttpRequest, slug: str, name: str) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Nobody waits for it twice: it is kept until the next fold, as the results page is."""
    process = _process(slug)
    public = public_of(process)
    if name not in FILES or not public:
        raise Http404
    kind, write = FILES[name]
    moment = freshness().counted_until  # before anything is counted
    counted = until_next_fold(f"file:{name}:{released_key(process, public)}", lambda: write(_export(process, moment)))
    response = HttpResponse(counted.page, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{process.slug}-{name}"'
    return response


READABLE = ("html", "pdf")
SOON = 20  # seconds until somebody who waits for a PDF looks again


@require_safe
def report_to_read(request: HttpRequest, slug: str, number: int, kind: str) -> HttpResponse:
    """A PDF is printed by a worker; until then there is a page that says so."""
    process = _process(slug)
    if kind in READABLE and (gone := withdrawn_report(process, number)):
        return _told(request, "dashboards/report_gone.html", gone, status=410)
    readable = {one.number for one in public_reports(process, answered_surveys(process.pk))}
    if kind not in READABLE or number not in readable:
        raise Http404
    report = get_object_or_404(Report.objects.select_related("process__area"), process=process, number=number)
    data = file_if_there(report, kind)
    if data is None:
        later = _told(request, "dashboards/report_later.html", report, status=503)
        later["Retry-After"] = str(SOON)
        return later
    response = HttpResponse(data, content_type=FORMATS[kind].content_type)
    way = "inline" if kind == "pdf" else "attachment"  # the page has styles of its own, which ours may not have
    response["Content-Disposition"] = f'{way}; filename="{edition_of(report).file_name}-{number}.{kind}"'
    return response


def _told(request: HttpRequest, template: str, report: Report, *, status: int) -> HttpResponse:
    heading = heading_of(report.process.area)
    around = {"neighbourhood": heading, "menu_path": address("neighbourhood:results", heading.slug)}
    return render(request, template, around | {"process": report.process, "report": report}, status=status)


def _process(slug: str) -> Process:
    found = Process.objects.exclude(state=Process.State.DRAFT).select_related("area").prefetch_related("phases")
    return get_object_or_404(found, slug=slug)


def _export(process: Process, moment: datetime | None) -> Export:
    return Export(process, get_language() or "de", moment, released_of(process))
