"""Where do all published ideas of a process lie as one file?"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from ideas.exchange.writing import KINDS, ideas_file
from ideas.selectors.exported import EXPORTED, exported_ideas
from ideas.views.listing import public_process


@require_safe
def ideas(_request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    process = public_process(slug)
    if kind not in KINDS:
        raise Http404
    name = f"{process.slug}-ideen.{kind}"
    return HttpResponse(
        ideas_file(kind, EXPORTED, exported_ideas(process)),
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
