"""Which steps do the ideas of a process go through, and how soon are news promised? One page at the desk."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from ideas.forms.way import WayForm
from ideas.selectors.way import way_of
from ideas.services.ways import set_way
from ideas.views.desk import worker
from participation.accounts.rules import may_work_at_desk
from participation.allowed import NotAllowed
from participation.places.heading import heading_of
from participation.processes.models import Process


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def way(request: HttpRequest, slug: str) -> HttpResponse:
    process = get_object_or_404(Process.objects.select_related("area").defer("area__outline"), slug=slug)
    account = worker(request)
    if not may_work_at_desk(account, process.area):
        raise Http404
    form = WayForm(request.POST or None, way=way_of(process.pk))
    if form.is_valid():
        seen = form.cleaned_data["seen"].split(",")
        try:
            set_way(account=account, process_id=process.pk, seen=seen, steps=form.steps())
        except NotAllowed as no:
            form.add_error(None, str(no))
        else:
            messages.success(request, _("Saved."))
            return redirect("ideas:way", process.slug)
    context = {"form": form, "process": process, "neighbourhood": heading_of(process.area)}
    return render(request, "ideas/desk/way.html", context, status=422 if form.errors else 200)
