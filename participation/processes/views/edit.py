"""How is a process worked on: its texts and promise, its phases, its publication?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.rules import DESK, may_administer, may_work_at_desk
from participation.accounts.selectors import people_with
from participation.accounts.signed_in import account_of
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.processes.forms.phase import PhaseForm
from participation.processes.forms.process import ProcessForm
from participation.processes.models import Process
from participation.processes.publishing_rules import checklist, may_publish
from participation.processes.selectors import phases_of
from participation.processes.services.editing import change_process
from participation.processes.services.phases import remove_phase, set_phase
from participation.processes.services.publishing import archive_process, publish_process


def _process(request: HttpRequest, slug: str) -> Process:
    """For people who do not work here the page does not exist."""
    process = get_object_or_404(Process.objects.select_related("area", "responsible"), slug=slug)
    if not may_work_at_desk(account_of(request), process.area):
        raise Http404
    return process


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    process = _process(request, slug)
    people = {person.pk: person for person in people_with(process.area, DESK)}
    people.setdefault(process.responsible_id, process.responsible)
    form = ProcessForm(request.POST or None, people=people.values(), process=process)
    if form.is_valid():
        try:
            change_process(account=account_of(request), process_id=process.pk, details=form.details())
        except NotAllowed as refused:
            form.add_error("eligibility", str(refused))
        else:
            messages.success(request, _("Saved."))
            return redirect("processes:edit", process.slug)
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "form": form,
        "phases": phases_of(process),
        "checklist": checklist(process),
        "may_publish": may_publish(process),
        "administers": may_administer(account_of(request), process.area),
    }
    return render(request, "processes/edit.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def phase(request: HttpRequest, slug: str, phase_id: int | None = None) -> HttpResponse:
    process = _process(request, slug)
    known = get_object_or_404(process.phases, pk=phase_id) if phase_id else None
    form = PhaseForm(request.POST or None, phase=known)
    if form.is_valid():
        set_phase(account=account_of(request), process_id=process.pk, phase_id=phase_id, details=form.details())
        messages.success(request, _("The phase is saved."))
        return redirect("processes:edit", process.slug)
    context = {"neighbourhood": heading_of(process.area), "process": process, "form": form, "phase": known}
    return render(request, "processes/phase.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def drop_phase(request: HttpRequest, slug: str, phase_id: int) -> HttpResponse:
    process = _process(request, slug)
    remove_phase(account=account_of(request), process_id=process.pk, phase_id=phase_id)
    messages.success(request, _("The phase is removed."))
    return redirect("processes:edit", process.slug)


@require_POST
@login_required
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    process = _process(request, slug)
    try:
        publish_process(account=account_of(request), process_id=process.pk)
    except NotAllowed as refused:
        messages.error(request, str(refused))
        return redirect("processes:edit", process.slug)
    messages.success(request, _("Published. Residents see it now."))
    return redirect("neighbourhood:process", process.slug)


@require_POST
@login_required
def archive(request: HttpRequest, slug: str) -> HttpResponse:
    process = _process(request, slug)
    archive_process(account=account_of(request), process_id=process.pk)
    messages.success(request, _("The process is finished. Everything stays readable."))
    return redirect("processes:edit", process.slug)
