"""How many codes are out, and how does a lost one end?"""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from participation.accounts.models import Account
from participation.accounts.rules import may_administer
from participation.eligibility.forms.revoke import RevokeForm
from participation.eligibility.selectors import batches_of
from participation.eligibility.services.codes import revoke_code
from participation.places.heading import heading_of
from participation.processes.models import Process


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def batches(request: HttpRequest, slug: str) -> HttpResponse:
    assert isinstance(request.user, Account)
    process = get_object_or_404(Process.objects.select_related("area"), slug=slug)
    if not may_administer(request.user, process.area):
        raise Http404
    form = RevokeForm(request.POST or None)
    if form.is_valid():
        if revoke_code(process=process, revoked_by=request.user, **form.cleaned_data):
            messages.success(request, _("The code has ended. You can give out a new one."))
            return redirect("eligibility:batches", process.slug)
        form.add_error("selector", _("No valid code of this process begins like this."))
    context = {
        "neighbourhood": heading_of(process.area),
        "process": process,
        "form": form,
        "batches": list(batches_of(process)),
    }
    return render(request, "eligibility/batches.html", context, status=422 if form.errors else 200)
