"""How many codes are out, how does a lost one end, and how a whole batch?"""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from participation.accounts.models import Account
from participation.accounts.rules import may_administer
from participation.eligibility.forms.batch import BatchForm, EndBatchForm
from participation.eligibility.forms.revoke import RevokeForm
from participation.eligibility.models import CodeBatch
from participation.eligibility.selectors import batches_of
from participation.eligibility.services.codes import revoke_batch, revoke_code
from participation.places.heading import heading_of
from participation.processes.models import Process


def process_to_administer(request: HttpRequest, slug: str) -> tuple[Process, Account]:
    assert isinstance(request.user, Account)
    process = get_object_or_404(Process.objects.select_related("area", "responsible"), slug=slug)
    if not may_administer(request.user, process.area):
        raise Http404
    return process, request.user


def show(
    request: HttpRequest,
    process: Process,
    *,
    batch: BatchForm | None = None,
    lost: RevokeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "batch_form": batch or BatchForm(),
        "form": lost or RevokeForm(),
        "batches": list(batches_of(process)),
        "smallest_told": settings.MINIMUM_GROUP_SIZE,
    }
    return render(request, "eligibility/batches.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def batches(request: HttpRequest, slug: str) -> HttpResponse:
    process, account = process_to_administer(request, slug)
    if request.method != "POST":
        return show(request, process)
    form = RevokeForm(request.POST)
    if form.is_valid():
        if revoke_code(process=process, revoked_by=account, **form.cleaned_data):
            messages.success(request, _("The code has ended. You can give out a new one."))
            return redirect("eligibility:batches", process.slug)
        form.add_error("selector", _("No valid code of this process begins like this."))
    return show(request, process, lost=form, status=422)


@require_POST
@login_required
def end_batch(request: HttpRequest, slug: str, batch_id: int) -> HttpResponse:
    process, account = process_to_administer(request, slug)
    batch = get_object_or_404(CodeBatch.objects.select_related("process__area"), pk=batch_id, process=process)
    form = EndBatchForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Please give a reason. Nothing has ended yet."))
        return redirect("eligibility:batches", process.slug)
    ended = revoke_batch(batch=batch, revoked_by=account, reason=form.cleaned_data["reason"])
    words = ngettext("One code has ended.", "%(number)s codes have ended.", ended) % {"number": ended}
    messages.success(request, words)
    return redirect("eligibility:batches", process.slug)
