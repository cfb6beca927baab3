"""How does anybody take released results along? As a workbook with charts, or as an open data package."""

from collections.abc import Callable
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from dashboards.cache import until_next_fold
from dashboards.exports.package import as_package
from dashboards.exports.released import public_of, released_key, released_of
from dashboards.exports.results import Export, as_xlsx
from dashboards.selectors.freshness import freshness
from participation.processes.models import Process

FILES: dict[str, tuple[str, Callable[[Export], bytes]]] = {
    "daten.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
    "daten.zip": ("application/zip", as_package),
}


@require_safe
def results_file(request: HttpRequest, slug: str, name: str) -> HttpResponse:  # noqa: ARG001 (Django's signature)
    """Nobody waits for it twice: it is kept until the next fold, as the results page is."""
    found = Process.objects.exclude(state=Process.State.DRAFT).select_related("area").prefetch_related("phases")
    process = get_object_or_404(found, slug=slug)
    public = public_of(process)
    if name not in FILES or not public:
        raise Http404
    kind, write = FILES[name]
    moment = freshness().counted_until  # before anything is counted
    counted = until_next_fold(f"file:{name}:{released_key(process, public)}", lambda: write(_export(process, moment)))
    response = HttpResponse(counted.page, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{process.slug}-{name}"'
    return response


def _export(process: Process, moment: datetime | None) -> Export:
    return Export(process, get_language() or "de", moment, released_of(process))
