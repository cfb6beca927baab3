"""How do all offers leave as one file, and how do staff bring theirs?"""

from pathlib import Path
from tempfile import NamedTemporaryFile

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from participation.accounts.models import Account
from participation.accounts.signed_in import account_of
from participation.directory.columns import header
from participation.directory.files import KINDS, offers_file
from participation.directory.forms.bring import BringOffersForm
from participation.directory.selectors import offerings_for
from participation.directory.services.importing import import_offerings
from participation.directory.views.desk import areas_here
from participation.imports.report import ImportReport
from participation.places.heading import heading_of
from participation.places.models import Area
from participation.places.selectors import areas_below


@require_safe
def offers_as_file(_request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    area = get_object_or_404(Area, slug=slug)
    if kind not in KINDS:
        raise Http404
    return HttpResponse(
        offers_file(kind, offerings_for(area)),
        content_type=KINDS[kind],
        headers={"Content-Disposition": f'attachment; filename="{area.slug}-angebote.{kind}"'},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring(request: HttpRequest) -> HttpResponse:
    """The file is taken as a whole, or the page says which rows do not fit."""
    areas = list(areas_below(areas_here(request)))
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringOffersForm(*data, areas=areas)
    report = None
    if form.is_valid():
        report = _taken(account_of(request), form.chosen_area(), form.cleaned_data["file"])
        if report.applied:
            messages.success(request, report.as_text())
            return redirect("directory:desk")
    context = {"neighbourhood": heading_of(areas[0]), "form": form, "report": report, "columns": header()}
    return render(request, "directory/bring.html", context, status=422 if form.errors or report else 200)


def _taken(account: Account, area: Area, file: UploadedFile) -> ImportReport:  # type: ignore[type-arg]  # generic for mypy only
    with NamedTemporaryFile() as kept:
        for chunk in file.chunks():
            kept.write(chunk)
        kept.flush()
        return import_offerings(account=account, area=area, path=Path(kept.name), source=file.name or "")
