"""How do staff bring a survey of another program? First they read what would become of it, then they take it."""

import uuid
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core import signing
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.processes.models import Process
from surveys.exchange.report import Outcome
from surveys.exchange.surveys_in import Read, read_survey
from surveys.forms.desk_bring import BringSurveyForm
from surveys.selectors.desk import desk_processes
from surveys.services.importing import import_survey

SALT = "surveys.bring"
# The page that was read yesterday is not taken today.
HOURS = 12
# What a form may send back (DATA_UPLOAD_MAX_MEMORY_SIZE); larger surveys come in by the command.
MOST = 1_500_000
# A report of thousands of rows helps nobody; what was refused and changed comes first.
ROWS = 400


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bring(request: HttpRequest) -> HttpResponse:
    processes = desk_processes(account_of(request))
    if not processes:
        raise PermissionDenied
    if request.POST.get("ready"):
        return _take(request, processes)
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = BringSurveyForm(*data, processes=processes)
    context: dict[str, Any] = {"neighbourhood": heading_of(processes[0].area), "form": form}
    if not form.is_valid():
        return render(request, "surveys/desk/bring.html", context, status=422 if form.errors else 200)
    file = form.cleaned_data["file"]
    read = read_survey(file.read(), source=file.name, language=form.cleaned_data["language"])
    context |= _report(read, form.cleaned_data["process"])
    return render(request, "surveys/desk/bring.html", context, status=422 if read.report.refused else 200)


def _report(read: Read, process: str) -> dict[str, Any]:
    entries = sorted(read.report.entries, key=lambda entry: list(Outcome).index(entry.outcome), reverse=True)
    found: dict[str, Any] = {
        "report": read.report,
        "entries": entries[:ROWS],
        "more": max(0, len(entries) - ROWS),
        "counts": read.report.as_dict()["counts"],
    }
    if read.document is not None:
        ready = signing.dumps(
            {
                "key": uuid.uuid4().hex,
                "process": process,
                "document": read.document,
                "answers": read.responses,
                "format": read.report.format,
            },
            salt=SALT,
            compress=True,
        )
        found |= {"ready": ready} if len(ready) <= MOST else {"too_large": True}
        found["answers"] = len(read.responses)
    return found


def _take(request: HttpRequest, processes: list[Process]) -> HttpResponse:
    """What was read is signed, so it is what was shown; pressed twice it makes one survey."""
    try:
        ready = signing.loads(request.POST["ready"], salt=SALT, max_age=HOURS * 3600)
    except signing.BadSignature:
        messages.error(request, _("This report is too old. Choose the file once more."))
        return redirect("surveys:desk_bring")
    process = next((each for each in processes if str(each.pk) == ready["process"]), None)
    if process is None:
        raise PermissionDenied
    pressed = f"surveys.bring:{ready['key']}"
    if not cache.add(pressed, "", HOURS * 3600):
        slug = cache.get(pressed)
        return redirect("surveys:design", slug) if slug else redirect("surveys:desk")
    try:
        survey = import_survey(
            account=account_of(request),
            process=process,
            document=ready["document"],
            source=ready["format"],
            answers=ready["answers"],
        )
    except NotAllowed as error:
        cache.delete(pressed)
        messages.error(request, str(error.refused.reason))
        return redirect("surveys:desk_bring")
    cache.set(pressed, survey.slug, HOURS * 3600)
    if ready["answers"]:
        messages.success(request, _("The survey stands, and its answers are counted."))
    else:
        messages.success(request, _("The survey stands. Nobody sees it before you publish it."))
    return redirect("surveys:design", survey.slug)
